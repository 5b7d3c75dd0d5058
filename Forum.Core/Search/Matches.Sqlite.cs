using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Search;

internal static partial class Matches
{
    private const string HoldingSqlite = "p.id in (select search_posts.rowid from search_posts where search_posts match @query)";

    // the quotes keep AND, OR and NEAR from being operators
    private static string Sqlite(Expression expression) =>
        string.Join(expression.All ? " AND " : " OR ", expression.Phrases.Select(phrase => $"\"{string.Join(' ', phrase)}\""));

    private static Task<List<Match>> OfSqliteAsync(Db db, Member reader, Expression expression) => db.ListAsync<Match>($"""
        select p.id as post_id, p.thread_id, p.number, -bm25(search_posts, 4.0, 1.0) as score
        from search_posts join posts p on p.id = search_posts.rowid join threads t on t.id = p.thread_id
        where search_posts match @query and p.deleted_at is null and {Readers.MayRead}
        order by search_posts.rowid desc limit {Most}
        """, ThreadRow.Args(reader, new { query = Sqlite(expression) }));

    // cross join: the posts of the threads first, each looked up in the index, never the whole list of a common word
    private static Task<List<Match>> WithinSqliteAsync(Db db, long[] threadIds, Expression expression) => db.ListAsync<Match>("""
        select p.id as post_id, p.thread_id, p.number, 0.0 as score
        from posts p cross join search_posts on search_posts.rowid = p.id
        where p.thread_id in @threadIds and p.deleted_at is null and search_posts match @query
        order by p.id desc
        """, new { threadIds, query = Sqlite(expression) });

    private static Task<List<long>> SharedSqliteAsync(Db db, Expression expression, Args args) => db.ListAsync<long>($"""
        select p.id from search_posts join posts p on p.id = search_posts.rowid join threads t on t.id = p.thread_id
        where search_posts match @query and p.deleted_at is null and t.audience in {Readers.CountedAudiences} and {Readers.MayRead}
        order by search_posts.rowid desc limit @most
        """, new Args(new { query = Sqlite(expression) }, args));
}
