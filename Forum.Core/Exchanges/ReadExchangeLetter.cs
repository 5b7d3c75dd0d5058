using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>What a letter about an exchange says. Null where there is nothing left to say: it moved or was taken back, she no longer wants it or may no longer read it.</summary>
/// <param name="Day">of a reminder: when it is</param>
/// <param name="Line">of a question to its author: her words</param>
public sealed record ExchangeLetter(MailAddress To, ThreadHead Thread, SheetDate? Day, string Line);

/// <summary>For the letter, when it leaves.</summary>
[UseCase]
public sealed class ReadExchangeLetter(Database database)
{
    private sealed record Row(string Email, string Name, string Lang, long ThreadId, DateTimeOffset StartsAt);

    private const string Wants = "m.agenda_mail_off_at is null and m.removed_at is null and m.suspended_at is null";

    /// <param name="id">of exchange_letters</param>
    public async Task<ExchangeLetter?> RunAsync(MailKind kind, long id, long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"""
            select m.email, m.name, m.lang, l.thread_id, l.starts_at from exchange_letters l join threads t on t.id = l.thread_id join members m on m.id = l.member_id
            where l.id = @id and m.id = @memberId and {Wants} and {Readers.MemberMayRead}
            """, new { id, memberId });
        if (row is null) return null;
        var thread = await ThreadAsync(db, row.ThreadId);
        if (kind is not MailKind.ExchangeReminder) return new(To(row), thread, null, "");
        var opening = await db.OneAsync<long>("select id from posts where thread_id = @ThreadId and number = 1", new { row.ThreadId });
        var day = (await SheetRows.OfAsync(db, [opening])).GetValueOrDefault(opening)?.Days.FirstOrDefault(d => d.StartsAt == row.StartsAt);
        var goes = await db.FindAsync<long>("select member_id from attendances where post_id = @opening and member_id = @memberId", new { opening, memberId }) != 0;
        return day is null || !goes ? null : new(To(row), thread, day, "");
    }

    private sealed record Asked(string Email, string Name, string Lang, long ThreadId, string Body, DateTimeOffset? AskedAt);

    /// <summary>May this open question of hers become a thread?</summary>
    public async Task<ExchangeLetter?> QuestionAsync(long lineId, long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Asked>($"""
            select m.email, m.name, m.lang, l.thread_id, l.body, l.asked_at from exchange_lines l join threads t on t.id = l.thread_id join members m on m.id = @memberId
            where l.id = @lineId and l.opened_id is null and {Wants} and {Readers.MemberMayRead}
            """, new { lineId, memberId });
        return row is not { AskedAt: not null } ? null : new(new(row.Email, row.Name, Languages.Parse(row.Lang)), await ThreadAsync(db, row.ThreadId), null, row.Body);
    }

    private static MailAddress To(Row row) => new(row.Email, row.Name, Languages.Parse(row.Lang));

    private static Task<ThreadHead> ThreadAsync(Db db, long id) => db.OneAsync<ThreadHead>($"select {ThreadHead.Columns} from threads t where t.id = @id", new { id });
}
