using Forum.Core.Data;

namespace Forum.Core.Posts;

/// <summary>Marks that came with a post written elsewhere: what its readers felt and whether it helped the asker.</summary>
internal static class PostMarks
{
    internal sealed record Thanks(long PostId, long MemberId, DateTimeOffset At);

    /// <summary>Those of posts that were written with their counts.</summary>
    public static Task ThankEachAsync(Db db, IEnumerable<Thanks> thanks) =>
        db.RunEachAsync("insert into reactions (post_id, member_id, kind, reacted_at) values (@PostId, @MemberId, 'Merci', @At)", thanks);

    /// <param name="kind">Merci or MeToo</param>
    public static async Task ReactAsync(Db db, long postId, string kind, IReadOnlyList<(long MemberId, DateTimeOffset At)> reactions)
    {
        foreach (var (memberId, at) in reactions)
            await db.RunAsync("insert into reactions (post_id, member_id, kind, reacted_at) values (@postId, @memberId, @kind, @at)", new { postId, memberId, kind, at });
        var column = kind is "Merci" ? "merci_count" : "me_too_count";
        await db.RunAsync($"update posts set {column} = @count where id = @postId", new { postId, count = (long)reactions.Count });
    }

    public static Task AcceptAsync(Db db, long postId, long threadId, long by, DateTimeOffset at) =>
        db.RunAsync("insert into accepted_answers (post_id, thread_id, accepted_by, accepted_at) values (@postId, @threadId, @by, @at)", new { postId, threadId, by, at });
}
