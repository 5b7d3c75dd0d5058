using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Search;

/// <summary>A thread that answers, by its best post.</summary>
/// <param name="Title">the thread's title, its answering words apart</param>
/// <param name="Extract">the words around the first answer in the post</param>
public sealed record SearchHit(ThreadRow Thread, PostView Post, IReadOnlyList<Passage> Title, IReadOnlyList<Passage> Extract);

/// <summary>One page of answers.</summary>
/// <param name="Query">as it was asked, on one line</param>
/// <param name="Threads">how many threads answer, among the latest posts looked at</param>
public sealed record SearchPage(string Query, IReadOnlyList<SearchHit> Hits, long Threads, long Page, long Pages);

/// <summary>Finds threads by what their posts say, among those this reader may read. Refuses on the field q a query that is too long or unreadable; 404 for a page that is not there.</summary>
[UseCase]
public sealed class SearchForum(Database database)
{
    public const int MaxQuery = 200;
    public const int PageSize = 20;
    private const int ExtractLength = 240;

    public async Task<Outcome<SearchPage>> RunAsync(Member reader, string? query, long page, CancellationToken ct)
    {
        var line = Input.CleanLine(query);
        if (Input.Fault(line, MaxQuery) is { } fault && fault is not "input.empty") return Refusal.Invalid("q", fault);
        var terms = Terms.Query(line);
        await using var db = await database.ReadAsync(ct);
        var best = (await Matches.OfAllElseAnyAsync(db, reader, terms))
            .GroupBy(match => match.ThreadId)
            .Select(posts => posts.MaxBy(post => (post.Score, -post.Number))!)
            .OrderByDescending(post => post.Score).ThenByDescending(post => post.PostId).ToList();
        var pages = Math.Max(1, (best.Count + PageSize - 1) / PageSize);
        if (page < 1 || page > pages) return Refusal.NotFound;
        var shown = best.Skip(((int)page - 1) * PageSize).Take(PageSize).ToList();
        return new SearchPage(line, await HitsAsync(db, reader, shown, terms), best.Count, page, pages);
    }

    private static async Task<IReadOnlyList<SearchHit>> HitsAsync(Db db, Member reader, List<Match> matches, IReadOnlyList<string> terms)
    {
        if (matches.Count == 0) return [];
        var threads = (await db.ListAsync<ThreadRow>(
            $"select {ThreadRow.Columns} from {ThreadRow.From} where t.id in @threadIds and {Readers.MayRead} order by t.id",
            ThreadRow.Args(reader, new { threadIds = matches.Select(match => match.ThreadId).ToArray() }))).ToDictionary(thread => thread.Id);
        var posts = (await db.ListAsync<PostView>(
            $"select {PostView.Columns} from {PostView.From} where p.id in @postIds order by p.id",
            new { postIds = matches.Select(match => match.PostId).ToArray() })).ToDictionary(post => post.Id);
        return [.. matches.Where(match => threads.ContainsKey(match.ThreadId) && posts.ContainsKey(match.PostId))
            .Select(match => Hit(threads[match.ThreadId], posts[match.PostId], terms))];
    }

    private static SearchHit Hit(ThreadRow thread, PostView post, IReadOnlyList<string> terms) =>
        new(thread, post, Highlights.Of(thread.Title, terms), Highlights.Around(PlainText.Of(post.Html), terms, ExtractLength));
}
