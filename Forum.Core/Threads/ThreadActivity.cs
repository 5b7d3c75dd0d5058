using Forum.Core.Data;

namespace Forum.Core.Threads;

/// <summary>What other features change of a thread, inside their own transaction: only this folder writes the threads table.</summary>
internal static class ThreadActivity
{
    /// <param name="LastPostAt">the post's moment: never before that of the post before it, though the clock was set back, or another node's is late</param>
    internal sealed record Numbered(long LastNumber, long Version, DateTimeOffset LastPostAt);

    /// <summary>Gives the next post its number and moves the thread up. The row is locked until the commit, so that numbers have no gap and no double.</summary>
    public static async Task<Numbered> NextPostAsync(Db db, long threadId, DateTimeOffset now)
    {
        db.ChangesThreads();
        var next = await db.OneAsync<Numbered>("""
            update threads set last_number = last_number + 1, reply_count = reply_count + 1, version = version + 1, last_post_at = case when last_post_at > @now then last_post_at else @now end
            where id = @threadId
            returning last_number, version, last_post_at
            """, new { threadId, now });
        await db.RunAsync("update thread_places set last_post_at = @LastPostAt where thread_id = @threadId", new { threadId, next.LastPostAt });
        return next;
    }

    /// <summary>The same for all the posts of a thread that is written whole.</summary>
    public static Task CountPostsAsync(Db db, long threadId, long posts, DateTimeOffset lastPostAt) =>
        ChangeAsync(db, "update threads set last_number = @posts, reply_count = @posts - 1, version = @posts, last_post_at = @lastPostAt where id = @threadId", new { threadId, posts, lastPostAt });

    /// <summary>A change that readers see: the thread's new version.</summary>
    public static Task<long> TouchAsync(Db db, long threadId)
    {
        db.ChangesThreads();
        return db.OneAsync<long>("update threads set version = version + 1 where id = @threadId returning version", new { threadId });
    }

    /// <summary>The same for every thread in which a member wrote under her name.</summary>
    public static Task TouchByAuthorAsync(Db db, long authorId) =>
        ChangeAsync(db, "update threads set version = version + 1 where id in (select p.thread_id from posts p where p.author_id = @authorId and p.shown_name is null)", new { authorId });

    /// <summary>Replies that stand: a deleted one leaves the count, a restored one comes back.</summary>
    public static Task ChangeReplyCountAsync(Db db, long threadId, long change) =>
        ChangeAsync(db, "update threads set reply_count = reply_count + @change where id = @threadId", new { threadId, change });

    /// <summary>The moment of the first accepted answer; null reopens the question.</summary>
    public static Task SetAnsweredAsync(Db db, long threadId, DateTimeOffset? at) =>
        ChangeAsync(db, "update threads set answered_at = @at where id = @threadId", new { threadId, at });

    /// <summary>Whose opening message is withdrawn before anybody answered asks nothing more: the thread closes with it.</summary>
    public static Task CloseUnansweredAsync(Db db, long threadId, long by, DateTimeOffset at) =>
        ChangeAsync(db, "update threads set closed_at = @at, closed_by = @by where id = @threadId and reply_count = 0 and closed_at is null", new { threadId, by, at });

    /// <summary>Undoes <see cref="CloseUnansweredAsync"/> of that moment, and no other closing.</summary>
    public static Task ReopenAsync(Db db, long threadId, DateTimeOffset closedAt) =>
        ChangeAsync(db, "update threads set closed_at = null, closed_by = null where id = @threadId and closed_at = @closedAt", new { threadId, closedAt });

    /// <summary>Threads whose author is forgotten with her words: the title was hers.</summary>
    public static Task RetitleAsync(Db db, long authorId) => ChangeAsync(db, """
        update threads set title = case when lang = 'en' then 'Thread removed' else 'Fil retiré' end, slug = case when lang = 'en' then 'thread-removed' else 'fil-retire' end, version = version + 1
        where author_id = @authorId
        """, new { authorId });

    /// <summary>A title in which somebody's name stood.</summary>
    public static Task RetitleAsync(Db db, long threadId, string title) =>
        ChangeAsync(db, "update threads set title = @title, slug = @slug, version = version + 1 where id = @threadId", new { threadId, title, slug = Text.Slug.Of(title) });

    /// <summary>A file was taken under the message that opens a thread, or opened a tool that was merged into it. No page is kept with this number: nothing is shown anew for it.</summary>
    public static Task CountDownloadsAsync(Db db, long fileId, long count) => db.RunAsync("""
        update threads set downloads = downloads + @count
        where id in (select p.thread_id from files f join posts p on p.id = f.post_id where f.id = @fileId and (p.number = 1 or exists (
            select 1 from moved_posts o join thread_moves m on m.id = o.move_id join threads s on s.id = m.from_thread
            where o.post_id = p.id and o.from_number = 1 and m.kind = 'Merge' and m.undone_at is null and s.kind = 'Tool')))
        """, new { fileId, count });

    /// <summary>Two tools become one: what was counted of the one counts with the other, or no longer does. The one keeps its own number, for its way back.</summary>
    /// <param name="sign">1: merged; -1: taken back</param>
    public static Task AddDownloadsAsync(Db db, long threadId, long into, int sign) => db.RunAsync("""
        update threads set downloads = downloads + cast(@sign as bigint) * (select s.downloads from threads s where s.id = @threadId)
        where id = @into and kind = 'Tool' and exists (select 1 from threads s where s.id = @threadId and s.kind = 'Tool')
        """, new { threadId, into, sign = (long)sign });

    /// <summary>Two groups became one.</summary>
    public static Task MoveGroupAsync(Db db, long from, long to) => ChangeAsync(db, "update threads set organisation_id = @to where organisation_id = @from", new { from, to });

    /// <summary>Whose author is forgotten: her group, often of one or two, would name her.</summary>
    public static Task LeaveGroupAsync(Db db, long authorId) => ChangeAsync(db, "update threads set organisation_id = null where author_id = @authorId", new { authorId });

    /// <summary>A facilitator's closing, or its end.</summary>
    public static Task LockAsync(Db db, long threadId, DateTimeOffset? at, long by) =>
        ChangeAsync(db, "update threads set closed_at = @at, closed_by = case when cast(@at as bigint) is null then null else cast(@by as bigint) end where id = @threadId", new { threadId, at, by });

    /// <summary>So many seconds between two replies of one member; 0: as she likes.</summary>
    public static Task SlowAsync(Db db, long threadId, long seconds) => ChangeAsync(db, "update threads set slow_seconds = @seconds where id = @threadId", new { threadId, seconds });

    /// <summary>The thread goes into another: its row stays for its old address.</summary>
    public static Task MergeAsync(Db db, long threadId, long into, long by, DateTimeOffset now) =>
        ChangeAsync(db, "update threads set removed_at = @now, removed_by = @by, merged_into = @into where id = @threadId", new { threadId, into, by, now });

    public static Task BringBackAsync(Db db, long threadId) =>
        ChangeAsync(db, "update threads set removed_at = null, removed_by = null, merged_into = null where id = @threadId", new { threadId });

    private static Task<int> ChangeAsync(Db db, string sql, object args)
    {
        db.ChangesThreads();
        return db.RunAsync(sql, args);
    }
}
