using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Core.BonsCoups;

/// <summary>
/// The author of a bon coup says whether it may be made into a card, and whether the card may stand in the yearly booklet; she changes her mind as often as she likes. Without the card it leaves the wall, and facilitators do not retain it again.
/// Refused to everybody else (403); 404 for a message that nobody retained.
/// </summary>
[UseCase]
public sealed class AnswerCoup(Database database, ShowPost showPost, TimeProvider clock)
{
    public sealed record Command(Member By, long ThreadId, long Number, bool Card, bool Booklet);

    public sealed record View(ShownPost Shown, CoupConsent Consent);

    public async Task<Outcome<View>> OpenAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        var (shown, gone) = await showPost.RunAsync(by, threadId, number, ct);
        if (shown is null) return gone!;
        await using var db = await database.ReadAsync(ct);
        var (found, refusal) = await FindAsync(db, by, threadId, number);
        return found is null ? refusal! : new View(shown, found.Consent);
    }

    public Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        var (found, refusal) = await FindAsync(db, command.By, command.ThreadId, command.Number);
        if (found is null) return refusal!;
        var (post, now) = (found.Post, clock.GetUtcNow());
        await CoupConsents.AnswerAsync(db, post.Post.Id, command.Card, command.Booklet, now);
        var changed = command.Card ? await BonCoupRows.AddAsync(db, new(post.Post.Id, post.Thread.Id, command.By.Id, now)) : await BonCoupRows.RemoveAsync(db, post.Post.Id);
        return changed ? await post.ShowAgainAsync(db) : post.Unchanged;
    }, ct);

    private sealed record Found(CoupPost Post, CoupConsent Consent);

    private static async Task<Outcome<Found>> FindAsync(Db db, Member by, long threadId, long number)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        var (post, refusal) = await CoupPost.FindAsync(db, by, threadId, number);
        if (post is null) return refusal!;
        if (post.Post.AuthorId != by.Id) return Refusal.NotAllowed;
        return await CoupConsents.FindAsync(db, post.Post.Id) is { } consent ? new Found(post, consent) : Refusal.NotFound;
    }
}
