using Forum.Core.Data;

namespace Forum.Core.Posts;

/// <summary>Where drafts are kept: one a member and place; posting removes it in the same transaction.</summary>
public static class Drafts
{
    public const string Publish = "publier";

    public static string Reply(long threadId) => $"fil:{threadId}";

    public static string Edit(long postId) => $"message:{postId}";

    internal static Task RemoveAsync(Db db, long memberId, string place) =>
        db.RunAsync("delete from drafts where member_id = @memberId and place = @place", new { memberId, place });
}
