using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Polls;

/// <summary>Everybody who reads a thread answers its poll, changes her answer, or takes it back, until it is closed. Refused: a poll of another thread (404), an answer that is none, a closed poll.</summary>
[UseCase]
public sealed class Vote(Database database, TimeProvider clock)
{
    /// <param name="Position">of her answer; null takes it back</param>
    public sealed record Command(Member By, long ThreadId, long PollId, long? Position);

    public Task<Outcome<ThreadHead>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<ThreadHead>(async db =>
    {
        var (by, threadId, pollId, position) = command;
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread || await PollRows.FindAsync(db, pollId, threadId) is not { } poll) return Refusal.NotFound;
        if (poll.ClosedAt is not null) return Refusal.Invalid("Choice", "polls.closed");
        if (position is null)
        {
            await db.RunAsync("delete from poll_votes where poll_id = @pollId and member_id = @Id", new { pollId, by.Id });
            await PollRows.ShowAsync(db, thread);
            return thread;
        }
        if (await db.OneAsync<long>("select count(*) from poll_choices where poll_id = @pollId and position = @position", new { pollId, position }) == 0) return Refusal.Invalid("Choice", "polls.choose");
        await PollRows.VoteAsync(db, pollId, by.Id, position.Value, clock.GetUtcNow());
        await PollRows.ShowAsync(db, thread);
        return thread;
    }, ct);
}
