using Forum.Core.Data;

namespace Forum.Core.Search;

internal static partial class SearchIndex
{
    private const string InsertPostgres = "insert into search_posts (post_id, title, body) values (@PostId, to_tsvector('simple', @Title), to_tsvector('simple', @Body))";

    private static Task WritePostgresAsync(Db db, long postId, string title, string body) => db.RunAsync("""
        insert into search_posts (post_id, title, body) values (@postId, to_tsvector('simple', @title), to_tsvector('simple', @body))
        on conflict (post_id) do update set title = excluded.title, body = excluded.body
        """, new { postId, title, body });
}
