using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>Who conducts an exchange opens it: the first part of its plan begins. Opening an open one changes nothing. One that was ended by a slip goes on where it stood; one that is summarised stays over.</summary>
[UseCase]
public sealed class OpenExchange(Database database, TimeProvider clock)
{
    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (found.Exchange.SummarisedAt is not null) return Refusal.Invalid("", "exchanges.is_over");
        if (found.Exchange.IsLive) return null;
        var now = clock.GetUtcNow();
        if (found.Exchange.ClosedAt is not null)
        {
            await db.RunAsync("update exchanges set closed_at = null, closed_by = null, segment_ends_at = case when segment is null then null else cast(@now as bigint) end where thread_id = @threadId", new { now, threadId });
            return null;
        }
        await db.RunAsync("update exchanges set opened_at = @now, opened_by = @by where thread_id = @threadId", new { now, by = by.Id, threadId });
        var minutes = await ExchangeRows.MinutesAsync(db, threadId, 1);
        await ExchangeRows.MoveToAsync(db, found, minutes == 0 ? null : 1, minutes, now);
        return null;
    }, ct);
}
