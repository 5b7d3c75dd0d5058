using Forum.Core.Data;

namespace Forum.Core.Posts;

/// <summary>A post about to be changed: what the rules of the acts need of it.</summary>
internal sealed record ActedPost(long Id, long ThreadId, long Number, long AuthorId, string Body, string Html, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt, long? DeletedBy, long? MovedTo, long Version)
{
    /// <summary>Null where the thread has no such number; the caller has checked the right to read the thread.</summary>
    public static Task<ActedPost?> FindAsync(Db db, long threadId, long number) => db.FindAsync<ActedPost>("""
        select id, thread_id, number, author_id, body, html, created_at, edited_at, deleted_at, deleted_by, moved_to, version
        from posts where thread_id = @threadId and number = @number
        """, new { threadId, number });

    /// <summary>What the live feed is told when this post stays as it is.</summary>
    public PostChange Unchanged => new(Id, ThreadId, Number, Version);

    public PostChange At(long version) => new(Id, ThreadId, Number, version);
}
