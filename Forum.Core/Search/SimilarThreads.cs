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
        var wanted = Wanted.Of(line);
        if (wanted.Count == 0) return [];
        await using var db = await database.ReadAsync(ct);
        var opening = (await Matches.OfPhrasesAsync(db, reader, [.. wanted.SelectMany(w => w.Phrases)])).Where(match => match.Number == 1)
            .OrderByDescending(match => match.Score).ThenByDescending(match => match.PostId).Take(Candidates).ToList();
        if (opening.Count == 0) return [];
        var ids = opening.Select(match => match.ThreadId).ToArray();
        var threads = await db.ListAsync<ThreadRow>($"select {ThreadRow.Columns} from {ThreadRow.From} where t.id in @ids and {Readers.MayRead} order by t.id", ThreadRow.Args(reader, new { ids }));
        var bodies = (await db.ListAsync<Body>("select thread_id, html from posts where thread_id in @ids and number = 1 order by id", new { ids })).ToDictionary(body => body.ThreadId);
        return [.. threads.Select(thread => (Thread: thread, Nearness: Nearness(wanted, thread.Title, bodies[thread.Id].Html)))
            .Where(candidate => candidate.Nearness > 0)
            .OrderByDescending(candidate => candidate.Nearness).ThenByDescending(candidate => candidate.Thread.Id)
            .Take(Most).Select(candidate => candidate.Thread)];
    }

    private sealed record Body(long ThreadId, string Html);

    /// <summary>What is shared, in the title counting three times; 0 unless half of what was asked is there, two things at least where two were asked.</summary>
    private static int Nearness(IReadOnlyList<Wanted> wanted, string title, string html)
    {
        var inTitle = Terms.Of(title).Split(' ').ToHashSet();
        var inBody = Terms.Of(PlainText.Of(html)).Split(' ').ToHashSet();
        var shared = wanted.Count(w => IsIn(w, inTitle) || IsIn(w, inBody));
        var least = Math.Max(Math.Min(2, wanted.Count), (wanted.Count + 1) / 2);
        return shared < least ? 0 : shared + 2 * wanted.Count(w => IsIn(w, inTitle));
    }

    /// <summary>By its own words or by another name.</summary>
    private static bool IsIn(Wanted wanted, HashSet<string> terms) => wanted.Terms.All(terms.Contains) || wanted.Others.Any(name => name.All(terms.Contains));
}
