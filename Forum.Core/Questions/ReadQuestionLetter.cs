using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>What a letter about a question says, beside whom it is to.</summary>
/// <param name="Asker">the name shown</param>
public sealed record QuestionNews(MailAddress To, long ThreadId, string Title, string Slug, string Asker, DateTimeOffset AskedAt, long RegionId, long Invited)
{
    public string Url => $"/fils/{ThreadId}/{Slug}";
}

/// <summary>For letters to the asker and to facilitators, when they leave. Null where there is nothing left to say: somebody answered, she wants no such letters, is gone, or may not read.</summary>
[UseCase]
public sealed class ReadQuestionLetter(Database database)
{
    private const string Columns = """
        m.email, m.name, m.lang, t.id as thread_id, t.title, t.slug, coalesce(t.shown_name, a.name) as asker, t.created_at as asked_at, t.region_id,
        (select count(*) from question_invitations i where i.thread_id = t.id) as invited
        """;

    /// <summary>« Personne n’a répondu », to a facilitator.</summary>
    public Task<QuestionNews?> WaitsAsync(long threadId, long memberId, CancellationToken ct) => FindAsync($"{ListOpenQuestions.IsOpen} and not {Question.HasReply}", threadId, memberId, ct);

    /// <summary>« Une réponse vous a-t-elle aidée? », to the asker.</summary>
    public Task<QuestionNews?> ReminderAsync(long threadId, long memberId, CancellationToken ct) => FindAsync($"{ListOpenQuestions.IsOpen} and t.author_id = m.id and {Question.HasReply}", threadId, memberId, ct);

    /// <summary>« Qu’est-ce que ça a donné? », to the asker.</summary>
    public Task<QuestionNews?> NewsAsync(long threadId, long memberId, CancellationToken ct) =>
        FindAsync("t.author_id = m.id and t.answered_at is not null and not exists (select 1 from question_steps s where s.thread_id = t.id and s.news_at is not null)", threadId, memberId, ct);

    private async Task<QuestionNews?> FindAsync(string still, long threadId, long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"""
            select {Columns} from members m join threads t on t.id = @threadId join members a on a.id = t.author_id
            where m.id = @memberId and {Seen.Stands} and m.question_mail_off_at is null and {Readers.MemberMayRead} and {still}
            """, new { threadId, memberId });
        return row is null ? null : new(new(row.Email, row.Name, Languages.Parse(row.Lang)), row.ThreadId, row.Title, row.Slug, row.Asker, row.AskedAt, row.RegionId, row.Invited);
    }

    private sealed record Row(string Email, string Name, string Lang, long ThreadId, string Title, string Slug, string Asker, DateTimeOffset AskedAt, long RegionId, long Invited);
}
