using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>A member asks for her turn, or takes her hand down. Who conducts gives the turn to one, ends it, or takes another's hand down. Only while the exchange is held; nobody is silenced by it.</summary>
[UseCase]
public sealed class RaiseHand(Database database, TimeProvider clock)
{
    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, bool up, CancellationToken ct) => ExchangeAct.RunAsync(database, by, threadId, async (db, found) =>
    {
        if (!found.Exchange.IsLive) return Refusal.Invalid("", "exchanges.not_live");
        if (!up) await LowerAsync(db, threadId, by.Id);
        else await db.RunAsync("insert into exchange_hands (thread_id, member_id, raised_at) values (@threadId, @Id, @now) on conflict (thread_id, member_id) do nothing", new { threadId, by.Id, now = clock.GetUtcNow() });
        return null;
    }, ct);

    /// <summary>The turn is hers: whoever had it before is done.</summary>
    public Task<Outcome<ThreadHead>> GiveTurnAsync(Member by, long threadId, long memberId, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (!found.Exchange.IsLive) return Refusal.Invalid("", "exchanges.not_live");
        await db.RunAsync("delete from exchange_hands where thread_id = @threadId and called_at is not null and member_id <> @memberId", new { threadId, memberId });
        // whose hand went down meanwhile is not called
        await db.RunAsync("update exchange_hands set called_at = @now where thread_id = @threadId and member_id = @memberId and called_at is null", new { threadId, memberId, now = clock.GetUtcNow() });
        return null;
    }, ct);

    public Task<Outcome<ThreadHead>> EndTurnAsync(Member by, long threadId, long memberId, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, _) =>
    {
        await LowerAsync(db, threadId, memberId);
        return null;
    }, ct);

    private static Task LowerAsync(Db db, long threadId, long memberId) => db.RunAsync("delete from exchange_hands where thread_id = @threadId and member_id = @memberId", new { threadId, memberId });
}
