using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Search;

/// <summary>A thread that answers, by its best post.</summary>
/// <param name="Title">the thread's title, its answering words apart</param>
/// <param name="Extract">the words around the first answer in the post</param>
public sealed record SearchHit(ThreadRow Thread, PostView Post, IReadOnlyList<Passage> Title, IReadOnlyList<Passage> Extract);

/// <summary>One page of answers.</summary>
/// <param name="Query">as it was asked, on one line</param>
/// <param name="Mended">the query with its unknown words mended; null where every word is known or none can be mended</param>
/// <param name="ForMended">nothing answers what was asked: these are the answers to <paramref name="Mended"/></param>
/// <param name="Threads">how many threads answer, among the latest posts looked at</param>
public sealed record SearchPage(string Query, string? Mended, bool ForMended, IReadOnlyList<SearchHit> Hits, long Threads, long Page, long Pages);

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
        await using var db = await database.ReadAsync(ct);
        var wanted = Wanted.Of(line);
        var answers = await Answers.FindAsync(db, reader, wanted);
        var mended = await Spelling.MendAsync(db, reader, line, answers.Missing);
        var forMended = mended is not null && answers.Threads.Count == 0;
        if (forMended)
        {
            wanted = Wanted.Of(mended!);
            answers = await Answers.FindAsync(db, reader, wanted);
        }
        var pages = Math.Max(1, (answers.Threads.Count + PageSize - 1) / PageSize);
        if (page < 1 || page > pages) return Refusal.NotFound;
        var shown = answers.Threads.Skip(((int)page - 1) * PageSize).Take(PageSize).ToList();
        return new SearchPage(line, mended, forMended, await HitsAsync(db, reader, shown, [.. wanted.SelectMany(one => one.Phrases)]), answers.Threads.Count, page, pages);
    }

    private static async Task<IReadOnlyList<SearchHit>> HitsAsync(Db db, Member reader, List<Answer> answers, IReadOnlyList<IReadOnlyList<string>> phrases)
    {
        if (answers.Count == 0) return [];
        var threads = (await db.ListAsync<ThreadRow>(
            $"select {ThreadRow.Columns} from {ThreadRow.From} where t.id in @threadIds and {Readers.MayRead} order by t.id",
            ThreadRow.Args(reader, new { threadIds = answers.Select(answer => answer.ThreadId).ToArray() }))).ToDictionary(thread => thread.Id);
        var posts = (await PostView.ListAsync(db, "p.id in @postIds",
            new { postIds = answers.Select(answer => answer.PostId).ToArray() })).ToDictionary(post => post.Id);
        return [.. answers.Where(answer => threads.ContainsKey(answer.ThreadId) && posts.ContainsKey(answer.PostId))
            .Select(answer => Hit(threads[answer.ThreadId], posts[answer.PostId], phrases))];
    }

    private static SearchHit Hit(ThreadRow thread, PostView post, IReadOnlyList<IReadOnlyList<string>> phrases) =>
        new(thread, post, Highlights.Of(thread.Title, phrases), Highlights.Around(SearchIndex.TextOf(post.Html, post.Sheet is { } sheet ? Sheet.SearchText(sheet.Fields) : ""), phrases, ExtractLength));
}
