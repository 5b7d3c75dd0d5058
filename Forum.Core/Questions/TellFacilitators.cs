using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Moderation;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>A question that nobody else has replied to for two working days: the facilitators of its region and theme are told, once, or the coordinators where there is none. Who wants no letters about questions has it on her desk (<see cref="ListWaitingQuestions"/>).</summary>
[UseCase]
public sealed class TellFacilitators(Database database, TimeProvider clock)
{
    /// <summary>How many questions were told of.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!WorkingHours.AreNow(now)) return 0;
        var due = await DueAsync(now, ct);
        foreach (var threadId in due) await database.WriteAsync<Done>(async db =>
        {
            await QuestionRows.ToldAsync(db, threadId, now);
            foreach (var memberId in await WhoAsync(db, threadId)) await Outbox.AddAsync(db, MailKind.QuestionWaits, threadId, now, memberId);
            return default(Done);
        }, ct);
        return due.Count;
    }

    private async Task<List<long>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<long>($"""
            select t.id from threads t left join question_steps s on s.thread_id = t.id
            where {ListOpenQuestions.IsOpen} and t.audience <> 'People' and t.created_at <= @due and t.created_at > @oldest and s.facilitators_at is null and not {Question.HasReply}
            order by t.created_at, t.id
            """, new { due = WorkingHours.Before(now, WorkingHours.TwoDays), oldest = now - Question.Window });
    }

    /// <summary>The asker need not be told that nobody answers her.</summary>
    private static async Task<List<long>> WhoAsync(Db db, long threadId) => await db.ListAsync<long>("""
        select m.id from members m join threads t on t.id = @threadId where m.id in @ids and m.id <> t.author_id and m.question_mail_off_at is null order by m.id
        """, new { threadId, ids = (await Reports.FacilitatorsAsync(db, threadId)).ToArray() });
}
