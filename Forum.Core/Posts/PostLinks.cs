using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Posts;

/// <summary>Which threads a message leads to, kept beside it while it stands: so a study knows who cites it. Most messages lead to none.</summary>
internal static class PostLinks
{
    /// <summary>Of a new message, or of one that is brought back.</summary>
    public static async Task WriteAsync(Db db, long postId, long threadId, string body)
    {
        foreach (var (to, slug) in ThreadLinks.In(body))
            await db.RunAsync("insert into post_links (post_id, thread_id, to_thread, slug) values (@postId, @threadId, @to, @slug)", new { postId, threadId, to, slug });
    }

    /// <summary>Of a message whose text has changed.</summary>
    public static async Task RewriteAsync(Db db, long postId, long threadId, string body)
    {
        await RemoveAsync(db, postId);
        await WriteAsync(db, postId, threadId, body);
    }

    /// <summary>Of one that is taken back.</summary>
    public static Task RemoveAsync(Db db, long postId) => db.RunAsync("delete from post_links where post_id = @postId", new { postId });

    /// <summary>The message stands in another thread now.</summary>
    public static Task MoveAsync(Db db, long postId, long threadId) => db.RunAsync("update post_links set thread_id = @threadId where post_id = @postId", new { postId, threadId });
}
