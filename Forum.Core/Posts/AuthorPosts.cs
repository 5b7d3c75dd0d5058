using Forum.Core.Data;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>All that a member wrote under her name: it shows her name, function, group and region, so a change of these is a change of each post.</summary>
internal static class AuthorPosts
{
    /// <summary>Gives her posts the new version of their threads. Masked ones show nothing of her and stay.</summary>
    public static async Task TouchAsync(Db db, long authorId)
    {
        await ThreadActivity.TouchByAuthorAsync(db, authorId);
        await db.RunAsync("""
            update posts set version = (select t.version from threads t where t.id = posts.thread_id)
            where author_id = @authorId and shown_name is null
            """, new { authorId });
    }
}
