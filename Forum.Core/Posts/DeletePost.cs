using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>
/// The author, or a facilitator of the thread, takes a post back: its number and a tombstone stay, its text is read and found no more.
/// Who took it back can bring it back, and another facilitator what a facilitator took back. What facilitators do to a post that is not theirs stands in the journal. Doing either twice changes nothing.
/// </summary>
[UseCase]
public sealed class DeletePost(Database database, TimeProvider clock)
{
    public Task<Outcome<PostChange>> RunAsync(Member by, long threadId, long number, CancellationToken ct) => ActAsync(by, threadId, number, async (db, thread, post) =>
    {
        if (!Can.DeletePost(by, thread, post.AuthorId)) return Refusal.NotAllowed;
        var now = clock.GetUtcNow();
        var change = await RemoveAsync(db, by.Id, post, now);
        if (change.Version > post.Version && by.Id != post.AuthorId) await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PostRemoved, now) { ThreadId = thread.Id, Number = post.Number });
        return change;
    }, ct);

    /// <summary>The post goes; its caller has asked whether she may. Nothing happens to one that is gone already.</summary>
    internal static async Task<PostChange> RemoveAsync(Db db, long by, ActedPost post, DateTimeOffset now)
    {
        if (post.DeletedAt is not null) return post.Unchanged;
        var version = await ThreadActivity.TouchAsync(db, post.ThreadId);
        var deleted = await db.RunAsync("update posts set deleted_at = @now, deleted_by = @by, version = @version where id = @Id and deleted_at is null", new { now, by, version, post.Id });
        if (deleted == 0) return post.Unchanged;
        await SearchIndex.RemoveAsync(db, post.Id);
        await PostLinks.RemoveAsync(db, post.Id);
        await CountAsync(db, post, -1);
        if (post.Number == 1) await ThreadActivity.CloseUnansweredAsync(db, post.ThreadId, by, now);
        return post.At(version);
    }

    public Task<Outcome<PostChange>> RestoreAsync(Member by, long threadId, long number, CancellationToken ct) => ActAsync(by, threadId, number, async (db, thread, post) =>
    {
        if (post.DeletedAt is not { } deletedAt) return Can.DeletePost(by, thread, post.AuthorId) ? post.Unchanged : Refusal.NotAllowed;
        if (post.MovedTo is not null) return Refusal.Invalid("", "moderation.moved_on");
        if (!Can.RestorePost(by, thread, post.AuthorId, post.DeletedBy)) return Refusal.NotAllowed;
        var version = await ThreadActivity.TouchAsync(db, thread.Id);
        var restored = await db.RunAsync("update posts set deleted_at = null, deleted_by = null, version = @version where id = @Id and deleted_at is not null", new { version, post.Id });
        if (restored == 0) return post.Unchanged;
        await SearchIndex.RewriteAsync(db, post.Id, post.Number == 1 ? thread.Title : "", post.Html);
        await PostLinks.RewriteAsync(db, post.Id, thread.Id, post.Body);
        await CountAsync(db, post, 1);
        if (post.Number == 1) await ThreadActivity.ReopenAsync(db, thread.Id, deletedAt);
        if (by.Id != post.AuthorId) await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PostRestored, clock.GetUtcNow()) { ThreadId = thread.Id, Number = post.Number });
        return post.At(version);
    }, ct);

    private async Task<Outcome<PostChange>> ActAsync(Member by, long threadId, long number, Func<Db, ThreadHead, ActedPost, Task<Outcome<PostChange>>> act, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<PostChange>(async db =>
            await ThreadHead.FindAsync(db, threadId, by) is { } thread && await ActedPost.FindAsync(db, threadId, number) is { } post
                ? await act(db, thread, post)
                : Refusal.NotFound, ct);
    }

    /// <summary>The numbers that pages show follow what stands.</summary>
    private static async Task CountAsync(Db db, ActedPost post, long change)
    {
        if (post.Number > 1) await ThreadActivity.ChangeReplyCountAsync(db, post.ThreadId, change);
        await RegionCounters.CountPostAsync(db, post.ThreadId, post.CreatedAt, change);
        await AcceptAnswer.CountAsync(db, post.ThreadId);
    }
}
