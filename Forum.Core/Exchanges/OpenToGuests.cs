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
    /// <param name="Entrance">what its address tells; null while it has none</param>
    public sealed record Poster(Exchange Exchange, Entrance? Entrance);

    /// <summary>What its poster says, for who conducts it.</summary>
    public async Task<Outcome<Poster>> PosterAsync(Member by, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await ExchangeRows.FindAsync(db, threadId, by) is not { } found) return Refusal.NotFound;
        return found.Leads ? new Poster(found.Exchange, await Entrance.FindAsync(db, found.Exchange.Code)) : Refusal.NotAllowed;
    }

    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, bool guests, bool newCode, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (guests && found.Exchange.ClosedAt is not null) return Refusal.Invalid("Guests", "guests.is_over");
        var code = newCode || !found.Exchange.HasAddress ? ExchangeRows.NewCode() : found.Exchange.Code;
        await db.RunAsync("update exchanges set guests = @guests, code = @code where thread_id = @threadId", new { guests, code, threadId });
        return null;
    }, ct);
}
