using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Search;

internal static partial class Matches
{
    private const string HoldingPostgres = "exists (select 1 from search_posts held where held.post_id = p.id and (held.title || held.body) @@ to_tsquery('simple', @query))";

    private static string Postgres(Expression expression) =>
        string.Join(expression.All ? " & " : " | ", expression.Phrases.Select(phrase => $"({string.Join(" <-> ", phrase.Select(term => $"'{term}'"))})"));

    private static Task<List<Match>> OfPostgresAsync(Db db, Member reader, Expression expression) => db.ListAsync<Match>($"""
        select p.id as post_id, p.thread_id, p.number,
            cast(ts_rank(setweight(s.title, 'A') || setweight(s.body, 'C'), q.query, 1) as double precision) as score
        from to_tsquery('simple', @query) as q(query)
        join search_posts s on (s.title || s.body) @@ q.query join posts p on p.id = s.post_id join threads t on t.id = p.thread_id
        where p.deleted_at is null and {Readers.MayRead}
        order by s.post_id desc limit {Most}
        """, ThreadRow.Args(reader, new { query = Postgres(expression) }));

    private static Task<List<Match>> WithinPostgresAsync(Db db, long[] threadIds, Expression expression) => db.ListAsync<Match>("""
        select p.id as post_id, p.thread_id, p.number, cast(0 as double precision) as score
        from posts p join search_posts s on s.post_id = p.id
        where p.thread_id in @threadIds and p.deleted_at is null and (s.title || s.body) @@ to_tsquery('simple', @query)
        order by p.id desc
        """, new { threadIds, query = Postgres(expression) });

    private static Task<List<long>> SharedPostgresAsync(Db db, Expression expression, Args args) => db.ListAsync<long>($"""
        select p.id from search_posts s join posts p on p.id = s.post_id join threads t on t.id = p.thread_id
        where (s.title || s.body) @@ to_tsquery('simple', @query) and p.deleted_at is null and t.audience in {Readers.CountedAudiences} and {Readers.MayRead}
        order by s.post_id desc limit @most
        """, new Args(new { query = Postgres(expression) }, args));
}
