using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>
/// An open question of an exchange becomes a thread of its author, for the same readers and in the same places: at once where she agreed when she asked it, or is who does it; else she is asked by letter, and agrees at
/// /en-direct/{id}/question/{line}. Done twice it is one thread. Refused: a line without an author (the team's own, one whose author is masked), one of another exchange (404), somebody else's agreement.
/// </summary>
[UseCase]
public sealed class OpenQuestionThread(Database database, TimeProvider clock)
{
    /// <param name="Opened">the thread; null while its author is asked</param>
    public sealed record Result(ThreadHead Exchange, ThreadHead? Opened);

    /// <param name="origin">Markdown under her question: where it was asked, in the thread's language</param>
    public Task<Outcome<Result>> RunAsync(Member by, long threadId, long lineId, string origin, CancellationToken ct) => database.WriteAsync<Result>(async db =>
    {
        if (await FindAsync(db, by, threadId, lineId) is not ({ } found, { } line)) return Refusal.NotFound;
        if (!found.Leads) return Refusal.NotAllowed;
        if (line.OpenedId is { } there) return await ResultAsync(db, by, found, there);
        if (line.AuthorId == 0) return Refusal.Invalid("", "exchanges.no_author");
        if (line.MayOpen || line.AuthorId == by.Id) return await OpenAsync(db, by, found, line, origin);
        if (line.AskedAt is null)
        {
            await db.RunAsync("update exchange_lines set asked_at = @now where id = @lineId", new { now = clock.GetUtcNow(), lineId });
            await Outbox.AddAsync(db, MailKind.ExchangeQuestion, lineId, clock.GetUtcNow(), line.AuthorId);
        }
        return new Result(found.Thread, null);
    }, ct);

    /// <summary>What she is asked; 404 for everybody else.</summary>
    public async Task<Outcome<ExchangeLine>> AskedAsync(Member by, long threadId, long lineId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        return await FindAsync(db, by, threadId, lineId) is (not null, { AskedAt: not null } line) && line.AuthorId == by.Id ? line : Refusal.NotFound;
    }

    /// <summary>She agrees.</summary>
    public Task<Outcome<Result>> AgreeAsync(Member by, long threadId, long lineId, string origin, CancellationToken ct) => database.WriteAsync<Result>(async db =>
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await FindAsync(db, by, threadId, lineId) is not ({ } found, { AskedAt: not null } line) || line.AuthorId != by.Id) return Refusal.NotFound;
        return line.OpenedId is { } there ? await ResultAsync(db, by, found, there) : await OpenAsync(db, by, found, line, origin);
    }, ct);

    private static async Task<(FoundExchange?, ExchangeLine?)> FindAsync(Db db, Member by, long threadId, long lineId)
    {
        if (await ExchangeRows.FindAsync(db, threadId, by) is not { } found) return (null, null);
        return (found, (await ReadExchange.LinesAsync(db, threadId)).Find(l => l.Id == lineId));
    }

    private async Task<Outcome<Result>> OpenAsync(Db db, Member by, FoundExchange found, ExchangeLine line, string origin)
    {
        var text = PostText.Check($"{line.Body}\n\n{origin}");
        if (text.Value is null) return text.Refusal!;
        // locked until the commit: asked for twice at once, it is opened once
        if (await db.RunAsync("update exchange_lines set asked_at = coalesce(asked_at, cast(@now as bigint)) where id = @Id and opened_id is null", new { now = clock.GetUtcNow(), line.Id }) == 0) return Refusal.NotFound;
        var place = new { found.Thread.Id };
        var regions = await db.ListAsync<long>("select region_id from thread_places where thread_id = @Id and theme_rank = 0 order by region_rank", place);
        var themes = await db.ListAsync<long>("select theme_id from thread_places where thread_id = @Id and region_rank = 0 order by theme_rank", place);
        var audience = found.Thread.Chosen is Audience.Public ? Audience.Members : found.Thread.Chosen;
        var opened = await NewThread.WriteAsync(db, new(ThreadKind.Question, Excerpt.Line(line.Body, PublishThread.MaxTitle), regions, themes, line.AuthorId, null, audience,
            LanguageGuess.Of(line.Body, Languages.Parse(found.Thread.Lang)), text.Value.Body, text.Value.Html, Submission.New(), clock.GetUtcNow()));
        await db.RunAsync("update exchange_lines set opened_id = @opened where id = @Id", new { opened = opened.Id, line.Id });
        return await ResultAsync(db, by, found, opened.Id);
    }

    private static async Task<Outcome<Result>> ResultAsync(Db db, Member by, FoundExchange found, long threadId) => new Result(found.Thread, await ThreadHead.FindAsync(db, threadId, by));
}
