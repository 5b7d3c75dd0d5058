using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>
/// Reminds who said « J’y serai », the day before and within the hour before, each once; an exchange that moved is another one. Not of one that is already open.
/// Who says so later than a day before is reminded of the last hour alone.
/// </summary>
[UseCase]
public sealed class WriteExchangeReminders(Database database, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>A place that was shut for a while does not remind of yesterday’s tomorrow.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(6);

    private static readonly (long Days, TimeSpan From, TimeSpan Until)[] Times = [(1, TimeSpan.FromDays(1) - Late, TimeSpan.FromDays(1)), (0, TimeSpan.Zero, TimeSpan.FromHours(1))];

    /// <summary>How many letters wait since.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (now, count) = (clock.GetUtcNow(), 0);
        foreach (var (days, from, until) in Times)
        {
            var due = await DueAsync(days, now + from, now + until, ct);
            if (due.Count == 0) continue;
            await database.WriteAsync<Done>(async db =>
            {
                foreach (var one in due) await ExchangeLetters.WriteAsync(db, MailKind.ExchangeReminder, ExchangeLetters.Reminder, one, days, now);
                return default(Done);
            }, ct);
            count += due.Count;
        }
        return count;
    }

    private async Task<List<ExchangeLetters.Due>> DueAsync(long days, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<ExchangeLetters.Due>($"""
            select t.id as thread_id, d.starts_at, m.id as member_id
            from sheet_dates d join posts p on p.id = d.post_id join threads t on t.id = p.thread_id join exchanges e on e.thread_id = t.id
                join attendances a on a.post_id = d.post_id join members m on m.id = a.member_id
            where d.starts_at > @from and d.starts_at <= @until and d.has_hour and d.cancelled_at is null and p.deleted_at is null and e.opened_at is null
                and m.agenda_mail_off_at is null and {Seen.Stands} and {Readers.MemberMayRead}
                and not exists (select 1 from exchange_letters l where l.kind = 'Reminder' and l.thread_id = t.id and l.starts_at = d.starts_at and l.days = @days and l.member_id = m.id)
            order by d.starts_at, m.id limit {Most}
            """, new { from, until, days });
    }
}
