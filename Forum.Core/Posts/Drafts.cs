using System.Globalization;
using Forum.Core.Data;

namespace Forum.Core.Posts;

/// <summary>A text begun and not sent yet, kept for its author alone.</summary>
/// <param name="Place">where it was begun: <see cref="Drafts"/></param>
/// <param name="Fields">the rest of the form, as the page wrote it; empty for a reply</param>
public sealed record Draft(string Place, string Title, string Body, string Fields, DateTimeOffset SavedAt);

/// <summary>Where drafts are kept: one a member and place; posting removes it in the same transaction.</summary>
public static class Drafts
{
    public const string Publish = "publier";

    /// <summary>A private message begun.</summary>
    public const string Private = "prive";

    private const string ReplyPrefix = "fil:";
    private const string EditPrefix = "message:";
    private const string VersionPrefix = "version:";

    public static string Reply(long threadId) => $"{ReplyPrefix}{threadId}";

    public static string Edit(long postId) => $"{EditPrefix}{postId}";

    /// <summary>Where the files of a tool’s next version wait; no text is kept there.</summary>
    public static string Version(long postId) => $"{VersionPrefix}{postId}";

    /// <summary>Whether files may wait there.</summary>
    internal static bool TakesFiles(string place) => IsPlace(place) || IdAfter(VersionPrefix, place) is not null;

    /// <summary>Whether drafts may be kept there; who may read the thread or post is asked where it matters.</summary>
    internal static bool IsPlace(string place) => place is Publish or Private || ThreadOf(place) is not null || PostOf(place) is not null;

    internal static long? ThreadOf(string place) => IdAfter(ReplyPrefix, place);

    internal static long? PostOf(string place) => IdAfter(EditPrefix, place);

    /// <summary>Those untouched since then.</summary>
    internal static Task ForgetAsync(Db db, DateTimeOffset before) => db.RunAsync("delete from drafts where saved_at < @before", new { before });

    internal static Task RemoveAsync(Db db, long memberId, string place) =>
        db.RunAsync("delete from drafts where member_id = @memberId and place = @place", new { memberId, place });

    private static long? IdAfter(string prefix, string place) =>
        place.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(place.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && place == prefix + id.ToString(CultureInfo.InvariantCulture) ? id : null;
}
