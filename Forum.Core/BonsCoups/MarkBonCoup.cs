using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Core.BonsCoups;

/// <summary>A facilitator of the thread's main region or theme retains a thread (its post 1) or a single reply as a bon coup: it joins the wall. Marking twice changes nothing.</summary>
[UseCase]
public sealed class MarkBonCoup(Database database, TimeProvider clock)
{
    public Task<Outcome<PostChange>> RunAsync(Member by, long threadId, long number, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        var found = await CoupPost.FindAsync(db, by, threadId, number);
        return found.Value is { } post ? await MarkAsync(db, by, post, clock.GetUtcNow()) : found.Refusal!;
    }, ct);

    internal static async Task<Outcome<PostChange>> MarkAsync(Db db, Member by, CoupPost found, DateTimeOffset now)
    {
        if (!Can.MarkBonCoup(by, found.Thread)) return Refusal.NotAllowed;
        return await BonCoupRows.AddAsync(db, new(found.Post.Id, found.Thread.Id, by.Id, now)) ? await found.ShowAgainAsync(db) : found.Unchanged;
    }
}
