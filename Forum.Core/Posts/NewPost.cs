using Forum.Core.Data;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>What every new post writes beside itself, in the transaction of its cause: mentions, links to threads, search row, the region's count, and the author's own read mark.</summary>
internal static class NewPost
{
    /// <param name="Title">the thread's title for its first post, else empty: it is searched with that post</param>
    /// <param name="Terms">the text's terms for the search row, where they were made before the transaction</param>
    internal sealed record Row(long ThreadId, long Number, long Version, long AuthorId, string? ShownName, string Body, string Html, Language Language, string SubmissionId, DateTimeOffset Now, string Title = "", string? Terms = null);

    public static async Task<long> WriteAsync(Db db, Row row)
    {
        var id = await InsertAsync(db, row);
        await InsertMentionsAsync(db, id, row.Body);
        await PostLinks.WriteAsync(db, id, row.ThreadId, row.Body);
        await SearchIndex.WriteTermsAsync(db, id, Terms.Of(row.Title), row.Terms ?? Terms.Of(PlainText.Of(row.Html)));
        await RegionCounters.CountPostAsync(db, row.ThreadId, row.Now, 1);
        await ReadMarks.MoveAsync(db, row.AuthorId, row.ThreadId, row.Number, row.Now);
        return id;
    }

    /// <summary>The post alone: what stands beside it is its caller's to write.</summary>
    public static Task<long> InsertAsync(Db db, Row row) => db.OneAsync<long>("""
        insert into posts (thread_id, number, author_id, shown_name, body, html, renderer, lang, submission_id, created_at, version)
        values (@ThreadId, @Number, @AuthorId, @ShownName, @Body, @Html, @renderer, @lang, @SubmissionId, @Now, @Version)
        returning id
        """, new { row.ThreadId, row.Number, row.AuthorId, row.ShownName, row.Body, row.Html, renderer = (long)Markup.RendererVersion, lang = row.Language.Code(), row.SubmissionId, row.Now, row.Version });

    /// <param name="Thanks">how many thanked for it</param>
    internal sealed record Numbered(long Id, long ThreadId, long Number, long AuthorId, string Body, string Html, string Lang, string SubmissionId, DateTimeOffset At, long Thanks);

    /// <summary>Posts of whole threads, with their ids and counts: nothing beside them.</summary>
    public static Task InsertEachAsync(Db db, IEnumerable<Numbered> posts) => db.RunEachAsync($"""
        insert into posts (id, thread_id, number, author_id, body, html, renderer, lang, submission_id, created_at, version, merci_count)
        values (@Id, @ThreadId, @Number, @AuthorId, @Body, @Html, {Markup.RendererVersion}, @Lang, @SubmissionId, @At, @Number, @Thanks)
        """, posts);

    /// <summary>After posts were written with ids of their own, the store goes on from the last of them. SQLite does so by itself.</summary>
    public static Task ContinueAfterAsync(Db db, long lastId) => db.Dialect is Dialect.Sqlite
        ? Task.CompletedTask
        : db.OneAsync<long>("select setval(pg_get_serial_sequence('posts', 'id'), @lastId)", new { lastId });

    /// <summary>The members named by a text; ids that name nobody are left out.</summary>
    public static async Task WriteMentionsAsync(Db db, long postId, string body)
    {
        await db.RunAsync("delete from post_mentions where post_id = @postId", new { postId });
        await InsertMentionsAsync(db, postId, body);
    }

    private static async Task InsertMentionsAsync(Db db, long postId, string body)
    {
        foreach (var memberId in Markup.Mentions(body))
            await db.RunAsync("insert into post_mentions (post_id, member_id) select @postId, id from members where id = @memberId and removed_at is null", new { postId, memberId });
    }
}
