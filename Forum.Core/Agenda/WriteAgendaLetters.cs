using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

/// <summary>
/// Puts letters about days into the outbox, each once: a deadline is near, to who asked (fourteen and three days before), and two days after a training « qu’en avez-vous retenu? » to who went.
/// A deadline that moved is another one. Who asks late gets only what is still ahead.
/// </summary>
[UseCase]
public sealed class WriteAgendaLetters(Database database, TimeProvider clock)
{
    /// <summary>DOMAIN.md §1, C1b.</summary>
    private static readonly int[] DaysBefore = [14, 3];

    /// <summary>DOMAIN.md §1, C1d.</summary>
    private static readonly TimeSpan Debrief = TimeSpan.FromDays(2);

    /// <summary>A place that was shut for a while writes what it missed by at most so long.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    private const int Most = 500;

    private sealed record Due(long PostId, long Key, DateTimeOffset StartsAt, long MemberId);

    /// <summary>How many letters wait since.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (now, count) = (clock.GetUtcNow(), 0);
        foreach (var days in DaysBefore) count += await WriteAsync(MailKind.DeadlineNear, days, await NearAsync(now, days, ct), now, ct);
        return count + await WriteAsync(MailKind.TrainingPast, 0, await PastAsync(now, ct), now, ct);
    }

    /// <summary>Deadlines that are <paramref name="days"/> days off or a little less, and who wants to know and may read.</summary>
    private async Task<List<Due>> NearAsync(DateTimeOffset now, int days, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Due>($"""
            select d.post_id, d.key, d.starts_at, m.id as member_id
            from sheet_dates d join reminders r on r.post_id = d.post_id join posts p on p.id = d.post_id join threads t on t.id = p.thread_id join members m on m.id = r.member_id
            where d.starts_at > @from and d.starts_at <= @until and d.cancelled_at is null and p.deleted_at is null and m.agenda_mail_off_at is null and m.removed_at is null and m.suspended_at is null
                and (d.region_id is null or d.region_id = m.region_id or t.region_id = d.region_id) and {Readers.MemberMayRead}
                and not exists (select 1 from agenda_letters l where l.kind = 'DeadlineNear' and l.post_id = d.post_id and l.date_key = d.key and l.starts_at = d.starts_at and l.days = @days and l.member_id = m.id)
            order by d.starts_at, m.id limit {Most}
            """, new { from = now + TimeSpan.FromDays(days) - Late, until = now + TimeSpan.FromDays(days), days = (long)days });
    }

    /// <summary>Trainings whose last day was over two days ago.</summary>
    private async Task<List<Due>> PastAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Due>($"""
            select d.post_id, d.key, d.starts_at, m.id as member_id
            from sheets s join sheet_dates d on d.post_id = s.post_id join attendances a on a.post_id = s.post_id join posts p on p.id = s.post_id join threads t on t.id = p.thread_id join members m on m.id = a.member_id
            where s.kind = 'Training' and d.cancelled_at is null and coalesce(d.ends_at, d.starts_at) > @from and coalesce(d.ends_at, d.starts_at) <= @until and p.deleted_at is null and m.agenda_mail_off_at is null and m.removed_at is null and m.suspended_at is null
                and not exists (select 1 from sheet_dates later where later.post_id = d.post_id and later.cancelled_at is null and (later.starts_at, later.key) > (d.starts_at, d.key)) and {Readers.MemberMayRead}
                and not exists (select 1 from agenda_letters l where l.kind = 'TrainingPast' and l.post_id = d.post_id and l.date_key = d.key and l.starts_at = d.starts_at and l.member_id = m.id)
            order by d.starts_at, m.id limit {Most}
            """, new { from = now - Debrief - Late, until = now - Debrief });
    }

    private async Task<int> WriteAsync(MailKind kind, int days, List<Due> due, DateTimeOffset now, CancellationToken ct)
    {
        if (due.Count == 0) return 0;
        await database.WriteAsync<Done>(async db =>
        {
            foreach (var one in due)
            {
                var id = await db.FindAsync<long>("""
                    insert into agenda_letters (kind, post_id, date_key, starts_at, days, member_id, written_at) values (@kind, @PostId, @Key, @StartsAt, @days, @MemberId, @now)
                    on conflict (kind, post_id, date_key, starts_at, days, member_id) do nothing returning id
                    """, new { kind = kind.ToString(), one.PostId, one.Key, one.StartsAt, days = (long)days, one.MemberId, now });
                if (id != 0) await Outbox.AddAsync(db, kind, id, now, one.MemberId);
            }
            return default(Done);
        }, ct);
        return due.Count;
    }
}
