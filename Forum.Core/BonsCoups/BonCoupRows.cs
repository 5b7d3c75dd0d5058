using Forum.Core.Data;

namespace Forum.Core.BonsCoups;

/// <summary>Which posts are bons coups. A thread is one through its post 1.</summary>
internal static class BonCoupRows
{
    internal sealed record Row(long PostId, long ThreadId, long MarkedBy, DateTimeOffset MarkedAt);

    /// <summary>True where the post was none before; the first mark stays.</summary>
    public static async Task<bool> AddAsync(Db db, Row row)
    {
        if (await db.RunAsync("""
            insert into bons_coups (post_id, thread_id, marked_by, marked_at, organisation_id)
            values (@PostId, @ThreadId, @MarkedBy, @MarkedAt, (select m.organisation_id from posts p join members m on m.id = p.author_id where p.id = @PostId and p.shown_name is null))
            on conflict (post_id) do nothing
            """, row) == 0) return false;
        await CoupConsents.OpenAsync(db, row);
        return true;
    }

    /// <summary>Two groups became one.</summary>
    public static Task MoveGroupAsync(Db db, long from, long to) => db.RunAsync("update bons_coups set organisation_id = @to where organisation_id = @from", new { from, to });

    /// <summary>Whose author is forgotten: her group, often of one or two, would name her.</summary>
    public static Task LeaveGroupAsync(Db db, long authorId) => db.RunAsync("update bons_coups set organisation_id = null where post_id in (select p.id from posts p where p.author_id = @authorId)", new { authorId });

    /// <summary>The mark goes with its post into another thread, and so do its pins.</summary>
    public static async Task MoveAsync(Db db, long postId, long threadId)
    {
        await db.RunAsync("update bons_coups set thread_id = @threadId where post_id = @postId", new { postId, threadId });
        await db.RunAsync("update pins set thread_id = @threadId where post_id = @postId", new { postId, threadId });
    }

    /// <summary>True where it was one.</summary>
    public static async Task<bool> RemoveAsync(Db db, long postId) => await db.RunAsync("delete from bons_coups where post_id = @postId", new { postId }) > 0;
}
