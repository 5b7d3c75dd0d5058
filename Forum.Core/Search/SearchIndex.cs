using Forum.Core.Data;
using Forum.Core.Sheets;
using Forum.Core.Text;

namespace Forum.Core.Search;

/// <summary>One search row a post, written in the post's own transaction, so that what is found is what stands. It holds analysed terms only.</summary>
internal static partial class SearchIndex
{
    /// <param name="title">the thread's title with its first post; empty with the others</param>
    /// <param name="text">the post's visible text</param>
    public static Task WriteAsync(Db db, long postId, string title, string text) => WriteTermsAsync(db, postId, Terms.Of(title), Terms.Of(text));

    /// <summary>The row of a post that stands, with what its sheet says.</summary>
    /// <param name="title">as in <see cref="WriteAsync"/></param>
    public static async Task RewriteAsync(Db db, long postId, string title, string html) => await WriteAsync(db, postId, title, TextOf(html, await SheetRows.SearchTextAsync(db, postId)));

    /// <summary>What of a post is searched: its visible text and what its sheet says.</summary>
    public static string TextOf(string html, string sheet) => sheet.Length == 0 ? PlainText.Of(html) : $"{PlainText.Of(html)}\n{sheet}";

    /// <summary>The same for a text whose <see cref="Terms"/> are known.</summary>
    public static Task WriteTermsAsync(Db db, long postId, string titleTerms, string bodyTerms) =>
        db.Dialect is Dialect.Sqlite ? WriteSqliteAsync(db, postId, titleTerms, bodyTerms) : WritePostgresAsync(db, postId, titleTerms, bodyTerms);

    /// <param name="Title">terms of the title, as in <see cref="WriteAsync"/></param>
    /// <param name="Body">terms of the text</param>
    internal sealed record Row(long PostId, string Title, string Body);

    /// <summary>The rows of new posts, in the order of their ids. SQLite gathers their terms and writes them when it has many: with no other statement between them.</summary>
    public static Task WriteEachAsync(Db db, IEnumerable<Row> rows) => db.RunEachAsync(db.Dialect is Dialect.Sqlite ? InsertSqlite : InsertPostgres, rows);

    /// <summary>A deleted post is found no more, from the same commit on.</summary>
    public static Task RemoveAsync(Db db, long postId) => db.Dialect is Dialect.Sqlite
        ? db.RunAsync("delete from search_posts where rowid = @postId", new { postId })
        : db.RunAsync("delete from search_posts where post_id = @postId", new { postId });
}
