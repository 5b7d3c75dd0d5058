using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Core.BonsCoups;

/// <summary>A facilitator of the thread takes a bon coup off the wall, or its author does, who then is not asked again. Its pins stay: any post may be pinned. What was none stays none.</summary>
[UseCase]
public sealed class UnmarkBonCoup(Database database, TimeProvider clock)
{
    public Task<Outcome<PostChange>> RunAsync(Member by, long threadId, long number, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        var (found, refusal) = await CoupPost.FindAsync(db, by, threadId, number);
        if (found is null) return refusal!;
        if (!Can.MarkBonCoup(by, found.Thread, found.Post.AuthorId)) return Refusal.NotAllowed;
        if (by.Id == found.Post.AuthorId) await CoupConsents.AnswerAsync(db, found.Post.Id, card: false, booklet: false, clock.GetUtcNow());
        return await BonCoupRows.RemoveAsync(db, found.Post.Id) ? await found.ShowAgainAsync(db) : found.Unchanged;
    }, ct);
}
