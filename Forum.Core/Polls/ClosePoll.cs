using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Polls;

/// <summary>Who asked, or facilitates the thread, closes a poll: its counts stand as they are. Closing twice changes nothing.</summary>
[UseCase]
public sealed class ClosePoll(Database database, TimeProvider clock)
{
    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, long pollId, CancellationToken ct) => database.WriteAsync<ThreadHead>(async db =>
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread || await PollRows.FindAsync(db, pollId, threadId) is not { } poll) return Refusal.NotFound;
        if (!Can.KeepPoll(by, thread, poll.MadeBy)) return Refusal.NotAllowed;
        await db.RunAsync("update polls set closed_at = @now where id = @pollId and closed_at is null", new { now = clock.GetUtcNow(), pollId });
        await PollRows.ShowAsync(db, thread);
        return thread;
    }, ct);
}
