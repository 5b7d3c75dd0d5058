using Forum.Core.Data;

namespace Forum.Core.Polls;

/// <summary>The rows of polls, for their use cases and for who is forgotten.</summary>
internal static class PollRows
{
    internal sealed record Row(long MadeBy, DateTimeOffset? ClosedAt);

    /// <summary>Null where the thread has no such poll.</summary>
    public static Task<Row?> FindAsync(Db db, long pollId, long threadId) => db.FindAsync<Row>("select made_by, closed_at from polls where id = @pollId and thread_id = @threadId", new { pollId, threadId });

    /// <summary>What she chose goes with her; what she asked stays, as others answered it.</summary>
    public static Task EraseAsync(Db db, long memberId) => db.RunAsync("delete from poll_votes where member_id = @memberId", new { memberId });
}
