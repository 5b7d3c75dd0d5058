using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>
/// The lines of a summary, kept as a draft by who conducts the exchange; and the summary itself, which takes the place of the announcement in the first message: its history keeps the announcement, numbers never change.
/// A line without words, or one that is dropped, goes. Publishing needs the exchange to be over; who came and who wanted to come get it by letter, once.
/// Refused: a section that is none, a line too long, a summary without any line.
/// </summary>
[UseCase]
public sealed class SaveSummary(Database database, EditPost editPost, TimeProvider clock)
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxLine = 400, MaxWho = 80;

    /// <param name="Id">of a line that is there; 0 for a new one</param>
    public sealed record Line(long Id, string? Section, string? Body, string? Who, string? Due, bool Drop);

    public Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, IReadOnlyList<Line> lines, CancellationToken ct)
    {
        List<Line> clean = [.. lines.Select(l => l with { Body = Input.CleanLine(l.Body), Who = Input.CleanLine(l.Who), Due = Input.CleanLine(l.Due) })];
        for (var n = 0; n < clean.Count; n++)
        {
            if (clean[n].Drop || clean[n].Body!.Length == 0) continue;
            if (Input.Fault(clean[n].Body!, MaxLine) is { } fault) return Refused($"Body{n}", fault is "input.too_long" ? "exchanges.line_long" : fault);
            if (clean[n].Who!.Length > MaxWho || clean[n].Due!.Length > MaxWho) return Refused($"Who{n}", "exchanges.who_long");
        }
        return ExchangeAct.LeadAsync(database, by, threadId, async (db, found) =>
        {
            var sections = Sections.Of(found.Exchange.Mode);
            for (var n = 0; n < clean.Count; n++)
            {
                var line = clean[n];
                if (line.Drop || line.Body!.Length == 0)
                {
                    if (line.Id != 0) await db.RunAsync("delete from exchange_lines where id = @Id and thread_id = @threadId", new { line.Id, threadId });
                    continue;
                }
                if (!sections.Contains(line.Section)) return Refusal.Invalid($"Section{n}", "exchanges.no_such_section");
                var args = new { line.Id, threadId, line.Section, line.Body, line.Who, line.Due, by = by.Id, now = clock.GetUtcNow() };
                if (line.Id == 0) await db.RunAsync("insert into exchange_lines (thread_id, section, body, who, due, kept_by, kept_at) values (@threadId, @Section, @Body, @Who, @Due, @by, @now)", args);
                else await db.RunAsync("update exchange_lines set section = @Section, body = @Body, who = @Who, due = @Due where id = @Id and thread_id = @threadId", args);
            }
            return null;
        }, ct);
    }

    /// <param name="body">the summary in Markdown, as <c>SummaryText</c> wrote it from the lines</param>
    /// <param name="from">names the first message it was made from: <see cref="EditPost.Mark"/></param>
    public async Task<Outcome<PostChange>> PublishAsync(Member by, long threadId, string body, string from, CancellationToken ct)
    {
        var text = PostText.Check(body);
        if (text.Value is null) return text.Refusal!;
        return await database.WriteAsync<PostChange>(async db =>
        {
            if (!by.IsSignedIn) return Refusal.NotAllowed;
            if (await ExchangeRows.FindAsync(db, threadId, by) is not { } found) return Refusal.NotFound;
            if (!found.Leads) return Refusal.NotAllowed;
            if (found.Exchange.ClosedAt is null) return Refusal.Invalid("", "exchanges.close_first");
            if (await db.OneAsync<long>("select count(*) from exchange_lines where thread_id = @threadId", new { threadId }) == 0) return Refusal.Invalid("", "exchanges.nothing_kept_error");
            var changed = await editPost.SummariseAsync(db, by, found.Thread, text.Value, from);
            if (changed.Refusal is not null) return changed;
            var now = clock.GetUtcNow();
            await db.RunAsync("update exchanges set summarised_at = coalesce(summarised_at, cast(@now as bigint)), summarised_by = coalesce(summarised_by, cast(@by as bigint)), version = version + 1 where thread_id = @threadId", new { now, by = by.Id, threadId });
            await ExchangeLetters.SummaryAsync(db, found.Thread, by.Id, now);
            return changed;
        }, ct);
    }

    private static Task<Outcome<ThreadHead>> Refused(string field, string key) => Task.FromResult<Outcome<ThreadHead>>(Refusal.Invalid(field, key));
}
