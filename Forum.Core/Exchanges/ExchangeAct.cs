using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>What every act in an exchange has in common: found and allowed, done in one transaction, seen by everybody from its next version on.</summary>
internal static class ExchangeAct
{
    /// <summary>Of who conducts it. 404 for who may not read it, 403 for who only takes part.</summary>
    public static Task<Outcome<ThreadHead>> LeadAsync(Database database, Member by, long threadId, Func<Db, FoundExchange, Task<Refusal?>> act, CancellationToken ct) =>
        RunAsync(database, by, threadId, async (db, found) => found.Leads ? await act(db, found) : Refusal.NotAllowed, ct);

    /// <summary>Of everybody who reads it and is signed in.</summary>
    public static Task<Outcome<ThreadHead>> RunAsync(Database database, Member by, long threadId, Func<Db, FoundExchange, Task<Refusal?>> act, CancellationToken ct) => database.WriteAsync<ThreadHead>(async db =>
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        // the exchange's row is locked from here on: of two facilitators who act at once the second finds what the first did. What is refused is rolled back
        await ExchangeRows.TouchAsync(db, threadId);
        if (await ExchangeRows.FindAsync(db, threadId, by) is not { } found) return Refusal.NotFound;
        if (await act(db, found) is { } refusal) return refusal;
        return found.Thread;
    }, ct);
}
