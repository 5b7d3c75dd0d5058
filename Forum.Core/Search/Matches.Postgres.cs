using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Search;

internal static partial class Matches
{
    // terms hold only letters and digits: nothing in them can end the quotes
    private static Task<List<Match>> OfPostgresAsync(Db db, Member reader, IReadOnlyList<string> terms, bool all) => db.ListAsync<Match>($"""
        select p.id as post_id, p.thread_id, p.number,
            cast(ts_rank(setweight(s.title, 'A') || setweight(s.body, 'C'), q.query, 1) as double precision) as score
        from to_tsquery('simple', @query) as q(query)
        join search_posts s on (s.title || s.body) @@ q.query join posts p on p.id = s.post_id join threads t on t.id = p.thread_id
        where p.deleted_at is null and {Readers.MayRead}
        order by s.post_id desc limit {Most}
        """, ThreadRow.Args(reader, new { query = string.Join(all ? " & " : " | ", terms.Select(term => $"'{term}'")) }));
}
