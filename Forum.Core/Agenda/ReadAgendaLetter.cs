using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

/// <summary>What a letter about a day says. Null where there is nothing left to say: the day moved or was called off, the message is gone, she no longer wants it or may no longer read it.</summary>
public sealed record AgendaLetter(MailAddress To, AgendaEntry Entry);

/// <summary>For the letter, when it leaves.</summary>
[UseCase]
public sealed class ReadAgendaLetter(Database database)
{
    private sealed record Row(string Email, string Name, string Lang, long PostId, long Key);

    public async Task<AgendaLetter?> RunAsync(long id, long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"""
            select m.email, m.name, m.lang, d.post_id, d.key
            from agenda_letters l join sheet_dates d on d.post_id = l.post_id and d.key = l.date_key and d.starts_at = l.starts_at
                join posts p on p.id = d.post_id join threads t on t.id = p.thread_id join members m on m.id = l.member_id
            where l.id = @id and m.id = @memberId and d.cancelled_at is null and p.deleted_at is null and m.agenda_mail_off_at is null and m.removed_at is null and m.suspended_at is null and {Readers.MemberMayRead}
                and ((l.kind = 'DeadlineNear' and exists (select 1 from reminders r where r.post_id = l.post_id and r.member_id = m.id))
                    or (l.kind = 'TrainingPast' and exists (select 1 from attendances a where a.post_id = l.post_id and a.member_id = m.id)))
            """, new { id, memberId });
        if (row is null) return null;
        var entry = await db.OneAsync<AgendaEntry>($"select {AgendaEntry.Columns} from {AgendaEntry.From} where d.post_id = @PostId and d.key = @Key", new { row.PostId, row.Key });
        return new(new(row.Email, row.Name, Languages.Parse(row.Lang)), entry);
    }
}
