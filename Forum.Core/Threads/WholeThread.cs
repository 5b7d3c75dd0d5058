using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>Threads with all their posts, written at once: the rows that publishing and replying would have left, each table after the other, with each counter written once instead of once a post.</summary>
internal static class WholeThread
{
    /// <param name="Terms">the search terms of the text</param>
    /// <param name="Thanks">who thanked, none of them the author</param>
    internal sealed record Post(long AuthorId, PostText Text, string Terms, string SubmissionId, DateTimeOffset At, IReadOnlyList<long> Thanks);

    /// <param name="Posts">in the order of their times; the first opens the thread</param>
    /// <param name="Accepted">number of the reply that helped the asker; null where none did</param>
    internal sealed record Row(ThreadKind Kind, string Title, IReadOnlyList<long> Regions, IReadOnlyList<long> Themes, Audience Audience, Language Language, IReadOnlyList<Post> Posts, int? Accepted);

    /// <summary>Writes threads in the order given, their posts one after the other. Nobody else may be writing posts.</summary>
    public static async Task WriteAsync(Db db, IReadOnlyList<Row> rows)
    {
        var (threadId, postId) = (await LastAsync(db, "threads"), await LastAsync(db, "posts"));
        List<Placed> threads = [];
        foreach (var row in rows)
        {
            threads.Add(new(row, ++threadId, postId + 1));
            postId += row.Posts.Count;
        }
        foreach (var thread in threads) await WriteThreadAsync(db, thread);
        var (first, last) = (threadId - rows.Count + 1, threadId);
        await ThreadAudience.SettleAsync(db, first, last);
        foreach (var thread in threads) await RegionCounters.CountThreadAsync(db, thread.Id, 1);
        await NewPost.InsertEachAsync(db, threads.SelectMany(t => t.Each((post, i) => new NewPost.Numbered(
            t.FirstPostId + i, t.Id, i + 1, post.AuthorId, post.Text.Body, post.Text.Html, t.Row.Language.Code(), post.SubmissionId, post.At, post.Thanks.Count))));
        await PostMarks.ThankEachAsync(db, threads.SelectMany(t => t.Each((post, i) => post.Thanks.Select(by => new PostMarks.Thanks(t.FirstPostId + i, by, post.At)))).SelectMany(thanks => thanks));
        foreach (var thread in threads) await MarkAsync(db, thread);
        var narrowed = (await db.ListAsync<long>("select id from threads where id between @first and @last and audience = 'Places' order by id", new { first, last })).ToHashSet();
        await RegionCounters.CountPostsAsync(db, Days(threads.Where(t => !narrowed.Contains(t.Id)).Select(t => t.Row)));
        await ReadMarks.WriteEachAsync(db, [.. threads.SelectMany(Marks).OrderBy(m => m.MemberId)]);
        // last, so that the index gathers their terms
        await SearchIndex.WriteEachAsync(db, threads.SelectMany(t => t.Each((post, i) => new SearchIndex.Row(t.FirstPostId + i, i == 0 ? Search.Terms.Of(t.Row.Title) : "", post.Terms))));
        await NewThread.ContinueAfterAsync(db, threadId);
        await NewPost.ContinueAfterAsync(db, postId);
    }

    /// <summary>A thread and the ids it gets.</summary>
    private sealed record Placed(Row Row, long Id, long FirstPostId)
    {
        public IEnumerable<T> Each<T>(Func<Post, int, T> make) => Row.Posts.Select(make);
    }

    private static Task<long> LastAsync(Db db, string table) => db.OneAsync<long>($"select coalesce(max(t.id), 0) as last from {table} t");

    private static async Task WriteThreadAsync(Db db, Placed thread)
    {
        var (row, id) = (thread.Row, thread.Id);
        var (first, last) = (row.Posts[0], row.Posts[^1]);
        await NewThread.InsertAsync(db, new(row.Kind, row.Title, row.Regions, row.Themes, first.AuthorId, null, row.Audience, row.Language, "", "", "", first.At, id));
        await ThreadActivity.CountPostsAsync(db, id, row.Posts.Count, last.At);
        await ThreadPlaces.WriteAsync(db, id, row.Regions, row.Themes, last.At);
    }

    /// <summary>What stands beside a thread's posts, once they are there.</summary>
    private static async Task MarkAsync(Db db, Placed thread)
    {
        var first = thread.Row.Posts[0];
        if (thread.Row.Kind is ThreadKind.BonCoup) await BonCoupRows.AddAsync(db, new(thread.FirstPostId, thread.Id, first.AuthorId, first.At));
        if (thread.Row.Accepted is not { } number) return;
        var at = thread.Row.Posts[number - 1].At;
        await PostMarks.AcceptAsync(db, thread.FirstPostId + number - 1, thread.Id, first.AuthorId, at);
        await ThreadActivity.SetAnsweredAsync(db, thread.Id, at);
    }

    private static IEnumerable<RegionCounters.DayCount> Days(IEnumerable<Row> rows) => rows.Where(r => Readers.IsCounted(r.Audience))
        .SelectMany(r => r.Regions.SelectMany(region => r.Posts.Select(p => (region, day: RegionCounters.Day(p.At)))))
        .GroupBy(d => d).Select(d => new RegionCounters.DayCount(d.Key.region, d.Key.day, d.Count()));

    private static IEnumerable<ReadMarks.Mark> Marks(Placed thread) => thread.Each((post, i) => (post.AuthorId, Number: i + 1)).GroupBy(p => p.AuthorId, p => p.Number)
        .Select(own => new ReadMarks.Mark(own.Key, thread.Id, own.Max(), thread.Row.Posts[own.Max() - 1].At));
}
