using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Search;

internal static partial class Matches
{
    // terms hold only letters and digits; the quotes keep AND, OR and NEAR from being operators
    private static Task<List<Match>> OfSqliteAsync(Db db, Member reader, IReadOnlyList<string> terms, bool all) => db.ListAsync<Match>($"""
        select p.id as post_id, p.thread_id, p.number, -bm25(search_posts, 4.0, 1.0) as score
        from search_posts join posts p on p.id = search_posts.rowid join threads t on t.id = p.thread_id
        where search_posts match @query and p.deleted_at is null and {Readers.MayRead}
        order by search_posts.rowid desc limit {Most}
        """, ThreadRow.Args(reader, new { query = string.Join(all ? " AND " : " OR ", terms.Select(term => $"\"{term}\"")) }));
}
