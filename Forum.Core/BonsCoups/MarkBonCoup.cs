using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Core.BonsCoups;

/// <summary>
/// A facilitator of the thread's main region or theme retains a thread (its post 1) or a single reply as a bon coup, or its author does: it joins the wall. Marking twice changes nothing.
/// The author of what a facilitator retains is asked whether it may become a card (<see cref="AnswerCoup"/>); who declined is not asked again.
/// </summary>
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
        var (post, own) = (found.Post, by.Id == found.Post.AuthorId);
        if (!Can.MarkBonCoup(by, found.Thread, post.AuthorId)) return Refusal.NotAllowed;
        var before = await CoupConsents.FindAsync(db, post.Id);
        if (!own && before is { DeclinedAt: not null }) return Refusal.Invalid("", "bons_coups.declined");
        if (!await BonCoupRows.AddAsync(db, new(post.Id, found.Thread.Id, by.Id, now))) return found.Unchanged;
        if (!own && before is not { CardAt: not null } && await CoupLetters.IsWantedAsync(db, post.AuthorId)) await Outbox.AddAsync(db, MailKind.CoupAsked, post.Id, now, post.AuthorId);
        return await found.ShowAgainAsync(db);
    }
}
