using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>Who conducts an exchange ends it: hands go down, nobody is muted any longer, what nobody answered is among the open questions of its summary, for which it waits. The thread stays open to replies like any other.</summary>
[UseCase]
public sealed class CloseExchange(Database database, TimeProvider clock)
{
    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (found.Exchange.OpenedAt is null) return Refusal.Invalid("", "exchanges.not_live");
        if (found.Exchange.ClosedAt is not null) return null;
        await db.RunAsync("update exchanges set closed_at = @now, closed_by = @by, segment_ends_at = null where thread_id = @threadId", new { now = clock.GetUtcNow(), by = by.Id, threadId });
        await db.RunAsync("delete from exchange_hands where thread_id = @threadId", new { threadId });
        await db.RunAsync("delete from exchange_mutes where thread_id = @threadId", new { threadId });
        await ThreadActivity.SlowAsync(db, threadId, 0);
        foreach (var question in await db.ListAsync<long>("select id from exchange_questions where thread_id = @threadId and answered_at is null order by id", new { threadId })) await KeepIdea.QuestionInAsync(db, found, question, by.Id, clock.GetUtcNow());
        return null;
    }, ct);
}
