using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Core.BonsCoups;

/// <summary>A facilitator of the thread takes a bon coup off the wall. Its pins stay: any post may be pinned. What was none stays none.</summary>
[UseCase]
public sealed class UnmarkBonCoup(Database database)
{
    public Task<Outcome<PostChange>> RunAsync(Member by, long threadId, long number, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        var (found, refusal) = await CoupPost.FindAsync(db, by, threadId, number);
        if (found is null) return refusal!;
        if (!Can.MarkBonCoup(by, found.Thread)) return Refusal.NotAllowed;
        return await BonCoupRows.RemoveAsync(db, found.Post.Id) ? await found.ShowAgainAsync(db) : found.Unchanged;
    }, ct);
}
