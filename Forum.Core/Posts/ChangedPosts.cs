using Forum.Core.Data;

namespace Forum.Core.Posts;

/// <summary>The posts of a thread that changed after a version, by number, for the live feed: who may get them is asked apart.</summary>
[UseCase]
public sealed class ChangedPosts(Database database)
{
    /// <param name="Slug">the readable end of the thread's address</param>
    public sealed record Changes(string Slug, IReadOnlyList<PostView> Posts);

    /// <summary>Null where the thread is gone; one that went into another tells where its posts went.</summary>
    public async Task<Changes?> RunAsync(long threadId, long afterVersion, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var slug = await db.FindAsync<string>("select slug from threads where id = @threadId and (removed_at is null or merged_into is not null)", new { threadId });
        return slug is null ? null : new(slug, await PostView.ListAsync(db, "p.thread_id = @threadId and p.version > @afterVersion", new { threadId, afterVersion }));
    }
}
