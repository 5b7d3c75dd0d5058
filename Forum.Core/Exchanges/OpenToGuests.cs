using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>
/// Who conducts an exchange says whether the short address lets people in without an account, and gives it another one: the old one leads nowhere from then on. Who is inside stays.
/// Refused: letting guests into one that is over.
/// </summary>
[UseCase]
public sealed class OpenToGuests(Database database)
{
    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, bool guests, bool newCode, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (guests && found.Exchange.ClosedAt is not null) return Refusal.Invalid("Guests", "guests.is_over");
        var code = newCode || !found.Exchange.HasAddress ? ExchangeRows.NewCode() : found.Exchange.Code;
        await db.RunAsync("update exchanges set guests = @guests, code = @code where thread_id = @threadId", new { guests, code, threadId });
        return null;
    }, ct);
}
