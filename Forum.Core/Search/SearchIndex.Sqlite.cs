using Forum.Core.Data;

namespace Forum.Core.Search;

internal static partial class SearchIndex
{
    private const string InsertSqlite = "insert into search_posts (rowid, title, body) values (@PostId, @Title, @Body)";

    private static Task WriteSqliteAsync(Db db, long postId, string title, string body) =>
        db.RunAsync("insert or replace into search_posts (rowid, title, body) values (@postId, @title, @body)", new { postId, title, body });
}
