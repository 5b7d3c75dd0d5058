using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>
/// What only the asker can say, asked once each, in working hours: seven days after the first reply, which one helped or what is missing, as a reply is no answer;
/// twenty-one days after an answer was accepted, « Qu’est-ce que ça a donné? ». She answers in her thread; who wants no letters finds it there.
/// </summary>
[UseCase]
public sealed class AskAskers(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Reminder = TimeSpan.FromDays(7), News = TimeSpan.FromDays(21);

    /// <summary>How many were asked.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!WorkingHours.AreNow(now)) return 0;
        var (reminders, news) = await DueAsync(now, ct);
        foreach (var one in reminders) await AskAsync(one, MailKind.QuestionReminder, QuestionRows.RemindedAsync, now, ct);
        foreach (var one in news) await AskAsync(one, MailKind.QuestionNews, QuestionRows.NewsAskedAsync, now, ct);
        return reminders.Count + news.Count;
    }

    private async Task<(List<Due> Reminders, List<Due> News)> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var reminders = await db.ListAsync<Due>($"""
            select t.id as thread_id, m.id as member_id, case when m.question_mail_off_at is null then true else false end as by_letter
            from threads t join members m on m.id = t.author_id left join question_steps s on s.thread_id = t.id
            where {ListOpenQuestions.IsOpen} and t.audience <> 'People' and t.reply_count > 0 and t.created_at <= @due and t.created_at > @oldest and s.reminded_at is null and {Seen.Stands}
                and {Question.FirstReplyAt} <= @due
            order by t.created_at, t.id
            """, new { due = now - Reminder, oldest = now - Reminder - Question.Window });
        var news = await db.ListAsync<Due>($"""
            select t.id as thread_id, m.id as member_id, case when m.question_mail_off_at is null then true else false end as by_letter
            from threads t join members m on m.id = t.author_id left join question_steps s on s.thread_id = t.id
            where t.kind = 'Question' and t.answered_at is not null and t.removed_at is null and t.closed_at is null and t.audience <> 'People'
                and t.answered_at <= @due and t.answered_at > @oldest and s.news_asked_at is null and s.news_at is null and {Seen.Stands}
            order by t.answered_at, t.id
            """, new { due = now - News, oldest = now - News - Question.Window });
        return (reminders, news);
    }

    private Task AskAsync(Due due, MailKind kind, Func<Db, long, DateTimeOffset, Task> note, DateTimeOffset now, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        await note(db, due.ThreadId, now);
        if (due.ByLetter) await Outbox.AddAsync(db, kind, due.ThreadId, now, due.MemberId);
        return default(Done);
    }, ct);

    private sealed record Due(long ThreadId, long MemberId, bool ByLetter);
}
