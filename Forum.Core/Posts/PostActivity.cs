using Forum.Core.Data;

namespace Forum.Core.Posts;

/// <summary>What other features change of a post, inside their own transaction: only this folder writes the posts table.</summary>
internal static class PostActivity
{
    /// <summary>Something that stands on the post changed: readers get it again.</summary>
    /// <param name="version">the thread's, after this change</param>
    public static Task ShowAgainAsync(Db db, long postId, long version) => db.RunAsync("update posts set version = @version where id = @postId", new { postId, version });
}
