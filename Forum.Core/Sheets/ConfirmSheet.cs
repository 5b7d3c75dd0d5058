using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Sheets;

/// <summary>« Toujours valable »: who may change a message says that its sheet holds. Its date is today’s, and what said that it may hold no longer goes. 404 as <see cref="ReportOutdated"/>.</summary>
[UseCase]
public sealed class ConfirmSheet(Database database, TimeProvider clock)
{
    public async Task<Outcome<PostChange>> RunAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<PostChange>(async db =>
        {
            if (await RecheckedPost.FindAsync(db, by, threadId, number) is not { } found) return Refusal.NotFound;
            var (post, now) = (found.Post, clock.GetUtcNow());
            if (!Can.EditPost(by, found.Shown.Thread, post.AuthorId)) return Refusal.NotAllowed;
            await SheetRows.ConfirmAsync(db, post.Id, found.Shown.Post.Sheet!, by.Id, now);
            var version = await ThreadActivity.TouchAsync(db, threadId);
            await PostActivity.ShowAgainAsync(db, post.Id, version);
            if (by.Id != post.AuthorId) await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PostEdited, now) { ThreadId = threadId, Number = number });
            return post.At(version);
        }, ct);
    }
}
