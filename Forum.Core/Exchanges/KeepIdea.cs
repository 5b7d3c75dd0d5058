using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>« Retenir »: who conducts keeps a message, or a question that stays open, for the summary; or lets it go. Kept twice it is kept once.</summary>
[UseCase]
public sealed class KeepIdea(Database database, TimeProvider clock)
{
    /// <summary>Of a message, in UTF-16 units: a line of a summary, not the message.</summary>
    public const int Words = 240;

    private sealed record Said(string Html, bool Deleted);

    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, long number, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
    {
        if (await db.FindAsync<Said>("select html, case when deleted_at is null and moved_to is null then false else true end as deleted from posts where thread_id = @threadId and number = @number and number > 1", new { threadId, number }) is not { Deleted: false } said) return Refusal.NotFound;
        if (await db.FindAsync<long>("select id from exchange_lines where thread_id = @threadId and number = @number", new { threadId, number }) != 0) return null;
        await AddAsync(db, new(threadId, await SectionAsync(db, found, number), number, null, Excerpt.Of(said.Html, Words), by.Id, clock.GetUtcNow()));
        return null;
    }, ct);

    /// <summary>Among the open questions, whether or not somebody spoke to it.</summary>
    public Task<Outcome<ThreadHead>> QuestionAsync(Member by, long threadId, long questionId, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, (db, found) => QuestionInAsync(db, found, questionId, by.Id, clock.GetUtcNow()), ct);

    /// <summary>The same inside another act.</summary>
    internal static async Task<Refusal?> QuestionInAsync(Db db, FoundExchange found, long questionId, long by, DateTimeOffset now)
    {
        var threadId = found.Thread.Id;
        if (await db.FindAsync<string>("select body from exchange_questions where id = @questionId and thread_id = @threadId", new { questionId, threadId }) is not { } body) return Refusal.NotFound;
        if (await db.FindAsync<long>("select id from exchange_lines where thread_id = @threadId and question_id = @questionId", new { threadId, questionId }) != 0) return null;
        await AddAsync(db, new(threadId, found.Exchange.Mode is ExchangeMode.Codev ? Current(found) : Sections.Questions, null, questionId, body, by, now));
        return null;
    }

    public Task<Outcome<ThreadHead>> LetGoAsync(Member by, long threadId, long lineId, CancellationToken ct) => ExchangeAct.LeadAsync(database, by, threadId, async (db, _) =>
    {
        await db.RunAsync("delete from exchange_lines where id = @lineId and thread_id = @threadId", new { lineId, threadId });
        return null;
    }, ct);

    internal sealed record Row(long ThreadId, string Section, long? Number, long? QuestionId, string Body, long By, DateTimeOffset Now);

    internal static Task AddAsync(Db db, Row row) => db.RunAsync("""
        insert into exchange_lines (thread_id, section, number, question_id, body, kept_by, kept_at) values (@ThreadId, @Section, cast(@Number as bigint), cast(@QuestionId as bigint), @Body, @By, @Now)
        """, row);

    /// <summary>In a Codev a message stands under the step in which it was written.</summary>
    private static async Task<string> SectionAsync(Db db, FoundExchange found, long number)
    {
        if (found.Exchange.Mode is not ExchangeMode.Codev) return Sections.Ideas;
        var step = await db.FindAsync<long>("select segment from exchange_passages where thread_id = @Id and after_number < @number order by id desc limit 1", new { found.Thread.Id, number });
        return Sections.Of(ExchangeMode.Codev)[(int)Math.Clamp(step, 1, Sections.CodevSteps) - 1];
    }

    private static string Current(FoundExchange found) => Sections.Of(ExchangeMode.Codev)[(int)Math.Clamp(found.Exchange.Segment ?? 1, 1, Sections.CodevSteps) - 1];
}
