using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Sheets;

/// <summary>
/// A member says that what a sheet says holds no longer: every reader sees it at once, and its author and the facilitators get a letter, once until somebody has looked (<see cref="ConfirmSheet"/>, or an edit).
/// 404 for a message without a sheet that is rechecked (<see cref="SheetKind.Recheck"/>), and for an occasion that is over. Saying it twice changes nothing.
/// </summary>
[UseCase]
public sealed class ReportOutdated(Database database, TimeProvider clock)
{
    public async Task<Outcome<ShownPost>> OpenAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await RecheckedPost.FindAsync(db, by, threadId, number) is { } found ? found.Shown : Refusal.NotFound;
    }

    public async Task<Outcome<PostChange>> RunAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<PostChange>(async db =>
        {
            if (await RecheckedPost.FindAsync(db, by, threadId, number) is not { } found) return Refusal.NotFound;
            var (post, now) = (found.Post, clock.GetUtcNow());
            if (found.Shown.Post.Sheet!.OutdatedAt is not null) return post.Unchanged;
            await SheetRows.DoubtAsync(db, post.Id, by.Id, now);
            var version = await ThreadActivity.TouchAsync(db, threadId);
            await PostActivity.ShowAgainAsync(db, post.Id, version);
            foreach (var to in (await Reports.FacilitatorsAsync(db, threadId)).Append(post.AuthorId).Distinct().Where(id => id != by.Id)) await Outbox.AddAsync(db, MailKind.SheetOutdated, post.Id, now, to);
            return post.At(version);
        }, ct);
    }
}

/// <summary>A message that stands, with a sheet that somebody shall look at from time to time, and that is not over.</summary>
internal sealed record RecheckedPost(ShownPost Shown, ActedPost Post)
{
    /// <summary>Null where there is no such message for this reader.</summary>
    public static async Task<RecheckedPost?> FindAsync(Db db, Member reader, long threadId, long number)
    {
        if (await ThreadHead.FindAsync(db, threadId, reader) is not { } thread || await ActedPost.FindAsync(db, threadId, number) is not { DeletedAt: null } post) return null;
        var view = (await PostView.RangeAsync(db, threadId, number, number))[0];
        return view.Sheet is { EndedAt: null, Form.Recheck: true } ? new(new(thread, view), post) : null;
    }
}
