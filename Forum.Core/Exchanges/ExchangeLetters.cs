using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>Letters about exchanges, each written into the outbox once.</summary>
internal static class ExchangeLetters
{
    public const string Reminder = "Reminder", Summary = "Summary";

    internal sealed record Due(long ThreadId, DateTimeOffset StartsAt, long MemberId);

    /// <summary>Everybody who came, wrote, or wanted to come, and may read it; but who published it.</summary>
    public static async Task SummaryAsync(Db db, ThreadHead thread, long by, DateTimeOffset now)
    {
        var people = await db.ListAsync<long>($"""
            select m.id from members m join threads t on t.id = @Id
            where m.id <> @by and m.agenda_mail_off_at is null and {Seen.Stands} and {Readers.MemberMayRead} and (
                exists (select 1 from exchange_visits v where v.thread_id = t.id and v.member_id = m.id)
                or exists (select 1 from attendances a join posts p on p.id = a.post_id where p.thread_id = t.id and p.number = 1 and a.member_id = m.id)
                or exists (select 1 from posts p where p.thread_id = t.id and p.author_id = m.id and p.deleted_at is null))
            order by m.id
            """, new { thread.Id, by });
        foreach (var person in people) await WriteAsync(db, MailKind.ExchangeSummary, Summary, new(thread.Id, thread.CreatedAt, person), 0, now);
    }

    public static async Task WriteAsync(Db db, MailKind mail, string kind, Due due, long days, DateTimeOffset now)
    {
        var id = await db.FindAsync<long>("""
            insert into exchange_letters (kind, thread_id, starts_at, days, member_id, written_at) values (@kind, @ThreadId, @StartsAt, @days, @MemberId, @now)
            on conflict (kind, thread_id, starts_at, days, member_id) do nothing returning id
            """, new { kind, due.ThreadId, due.StartsAt, days, due.MemberId, now });
        if (id != 0) await Outbox.AddAsync(db, mail, id, now, due.MemberId);
    }
}
