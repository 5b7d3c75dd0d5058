using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>How far a member has read a thread. Unread is computed from it; nothing is ever written for other readers.</summary>
internal static class ReadMarks
{
    internal sealed record Mark(long MemberId, long ThreadId, long Number, DateTimeOffset At);

    /// <summary>First marks of members in threads that were written whole: none behind their « tout lu » moment.</summary>
    public static async Task WriteEachAsync(Db db, IReadOnlyCollection<Mark> marks)
    {
        await db.RunEachAsync("insert into reads (member_id, thread_id, last_number, read_at) values (@MemberId, @ThreadId, @Number, @At)", marks);
        foreach (var memberId in marks.Select(m => m.MemberId).Distinct()) await OwnState.MoveAsync(db, memberId);
    }

    /// <summary>How far she had read is nobody's to know, when she is forgotten; nor that a thread named her among its readers.</summary>
    public static async Task EraseAsync(Db db, long memberId)
    {
        await db.RunAsync("delete from reads where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from thread_readers where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from private_letters where member_id = @memberId", new { memberId });
    }

    /// <summary>Moves the mark forward, never back, and never behind the member's « tout lu » moment.</summary>
    public static async Task MoveAsync(Db db, long memberId, long threadId, long number, DateTimeOffset now)
    {
        await OwnState.MoveAsync(db, memberId);
        await db.RunAsync("""
            insert into reads (member_id, thread_id, last_number, read_at)
            select m.id, cast(@threadId as bigint),
                case when b.number > @number then b.number else @number end, cast(@now as bigint)
            from members m cross join (
                select case when t.created_at > me.all_read_at then 0
                    else coalesce((select p.number from posts p where p.thread_id = t.id and p.created_at <= me.all_read_at order by p.number desc limit 1), 0) end as number
                from threads t cross join members me where t.id = @threadId and me.id = @memberId) b
            where m.id = @memberId
            on conflict (member_id, thread_id) do update set
                last_number = case when excluded.last_number > reads.last_number then excluded.last_number else reads.last_number end,
                read_at = excluded.read_at
            """, new { memberId, threadId, number, now });
    }
}
