using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>A post about to be marked or pinned, with its thread.</summary>
internal sealed record CoupPost(ThreadHead Thread, CoupPost.Row Post)
{
    internal sealed record Row(long Id, long Number, long AuthorId, long Version, DateTimeOffset? DeletedAt);

    public PostChange Unchanged => At(Post.Version);

    public PostChange At(long version) => new(Post.Id, Thread.Id, Post.Number, version);

    /// <summary>404 where the thread is missing or not hers, or has no such post; 422 where the post was taken away.</summary>
    public static async Task<Outcome<CoupPost>> FindAsync(Db db, Member by, long threadId, long number)
    {
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread) return Refusal.NotFound;
        var post = await db.FindAsync<Row>("select id, number, author_id, version, deleted_at from posts where thread_id = @threadId and number = @number", new { threadId, number });
        if (post is null) return Refusal.NotFound;
        return post.DeletedAt is null ? new CoupPost(thread, post) : Refusal.Invalid("", "bons_coups.post_gone");
    }

    /// <summary>The mark is seen on the post itself, so its version moves.</summary>
    public async Task<PostChange> ShowAgainAsync(Db db)
    {
        var version = await ThreadActivity.TouchAsync(db, Thread.Id);
        await PostActivity.ShowAgainAsync(db, Post.Id, version);
        return At(version);
    }
}
