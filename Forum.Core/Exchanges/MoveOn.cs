using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>The pointer of the plan goes to a part of it, whose time begins anew; or the part where it stands gets more minutes. Only while the exchange is held.</summary>
[UseCase]
public sealed class MoveOn(Database database, TimeProvider clock)
{
    /// <summary>Minutes that may be added at once.</summary>
    public const long MostAdded = 30;

    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, long segment, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (!found.Exchange.IsLive) return Refusal.Invalid("", "exchanges.not_live");
        if (await ExchangeRows.MinutesAsync(db, threadId, segment) is not (> 0 and var minutes)) return Refusal.Invalid("", "exchanges.no_such_segment");
        // said by two facilitators at once, it has moved once
        if (found.Exchange.Segment == segment) return null;
        await ExchangeRows.MoveToAsync(db, found, segment, minutes, clock.GetUtcNow());
        return null;
    }, ct);

    /// <summary>So many minutes more from now on, or from the end that is still to come.</summary>
    public Task<Outcome<ThreadHead>> ExtendAsync(Member by, long threadId, long minutes, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (!found.Exchange.IsLive || found.Exchange.SegmentEndsAt is not { } ends) return Refusal.Invalid("", "exchanges.not_live");
        if (minutes is < 1 or > MostAdded) return Refusal.Invalid("", "exchanges.minutes");
        var now = clock.GetUtcNow();
        await db.RunAsync("update exchanges set segment_ends_at = @ends where thread_id = @threadId", new { ends = (ends > now ? ends : now).AddMinutes(minutes), threadId });
        return null;
    }, ct);
}
