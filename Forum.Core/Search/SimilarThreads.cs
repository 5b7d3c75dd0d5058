using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Search;

/// <summary>While somebody writes a title: threads that may already answer, the closest first, at most <see cref="Most"/>. None for a title that says too little.</summary>
[UseCase]
public sealed class SimilarThreads(Database database)
{
    public const int Most = 5;
    private const int Candidates = 20;

    public async Task<IReadOnlyList<ThreadRow>> RunAsync(Member reader, string? title, CancellationToken ct)
    {
        var line = Input.CleanLine(title);
        if (Input.Fault(line, PublishThread.MaxTitle) is not null) return [];
        var terms = Terms.Query(line);
        if (terms.Count == 0) return [];
        await using var db = await database.ReadAsync(ct);
        var opening = (await Matches.OfAnyAsync(db, reader, terms)).Where(match => match.Number == 1)
            .OrderByDescending(match => match.Score).ThenByDescending(match => match.PostId).Take(Candidates).ToList();
        if (opening.Count == 0) return [];
        var ids = opening.Select(match => match.ThreadId).ToArray();
        var threads = await db.ListAsync<ThreadRow>($"select {ThreadRow.Columns} from {ThreadRow.From} where t.id in @ids and {Readers.MayRead} order by t.id", ThreadRow.Args(reader, new { ids }));
        var bodies = (await db.ListAsync<Body>("select thread_id, html from posts where thread_id in @ids and number = 1 order by id", new { ids })).ToDictionary(body => body.ThreadId);
        return [.. threads.Select(thread => (Thread: thread, Nearness: Nearness(terms, thread.Title, bodies[thread.Id].Html)))
            .Where(candidate => candidate.Nearness > 0)
            .OrderByDescending(candidate => candidate.Nearness).ThenByDescending(candidate => candidate.Thread.Id)
            .Take(Most).Select(candidate => candidate.Thread)];
    }

    private sealed record Body(long ThreadId, string Html);

    /// <summary>Shared terms, those of the title counting three times; 0 unless half of what was asked is there, two terms at least where two were asked.</summary>
    private static int Nearness(IReadOnlyList<string> terms, string title, string html)
    {
        var inTitle = Terms.Of(title).Split(' ').ToHashSet();
        var inBody = Terms.Of(PlainText.Of(html)).Split(' ').ToHashSet();
        var shared = terms.Count(term => inTitle.Contains(term) || inBody.Contains(term));
        var wanted = Math.Max(Math.Min(2, terms.Count), (terms.Count + 1) / 2);
        return shared < wanted ? 0 : shared + 2 * terms.Count(inTitle.Contains);
    }
}
