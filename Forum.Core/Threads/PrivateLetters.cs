using Forum.Core.Data;
using Forum.Core.Mail;

namespace Forum.Core.Threads;

/// <summary>Letters about a private thread: one to each reader who has not read since the last one, and none for who does not want them or blocked the writer.</summary>
internal static class PrivateLetters
{
    /// <summary>Who has the thread open reads meanwhile, and needs no letter.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(3);

    /// <param name="Number">of the message</param>
    /// <param name="WriterId">who wrote it</param>
    internal sealed record News(long ThreadId, long AuthorId, long Number, long WriterId, DateTimeOffset At);

    /// <summary>To every reader but the writer; in the transaction of the message.</summary>
    public static async Task TellAllAsync(Db db, News news) =>
        await TellAsync(db, news, await db.ListAsync<long>("select member_id from thread_readers where thread_id = @ThreadId order by member_id", new { news.ThreadId }));

    /// <param name="members">readers of the thread besides its author, who is told as well</param>
    public static async Task TellAsync(Db db, News news, IReadOnlyCollection<long> members)
    {
        // a reader who has not read since her last letter has one that says the same
        foreach (var memberId in await db.ListAsync<long>("""
            select m.id from members m
            where m.id in @ids and m.removed_at is null and m.suspended_at is null and m.private_mail_off_at is null
                and not exists (select 1 from blocks b where b.member_id = m.id and b.blocked_id = @WriterId)
                and not exists (
                    select 1 from private_letters l left join reads r on r.thread_id = l.thread_id and r.member_id = l.member_id
                    where l.thread_id = @ThreadId and l.member_id = m.id and l.written_at > m.all_read_at and l.number > coalesce(r.last_number, 0))
            order by m.id
            """, new { ids = members.Append(news.AuthorId).Where(id => id != news.WriterId).Distinct().DefaultIfEmpty(0).ToArray(), news.WriterId, news.ThreadId }))
        {
            await db.RunAsync("""
                insert into private_letters (thread_id, member_id, number, written_at) values (@ThreadId, @memberId, @Number, @At)
                on conflict (thread_id, member_id) do update set number = excluded.number, written_at = excluded.written_at
                """, new { news.ThreadId, memberId, news.Number, news.At });
            await Outbox.AddAsync(db, MailKind.PrivateMessage, news.ThreadId, news.At, memberId, Wait);
        }
    }
}
