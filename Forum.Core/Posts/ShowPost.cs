using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>A post with its thread, as this reader may see them.</summary>
public sealed record ShownPost(ThreadHead Thread, PostView Post);

/// <summary>Reads one post. 404 where the thread is missing or not this reader's, or has no such number.</summary>
[UseCase]
public sealed class ShowPost(Database database)
{
    public async Task<Outcome<ShownPost>> RunAsync(Member reader, long threadId, long number, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await ThreadHead.FindAsync(db, threadId, reader) is not { } thread) return Refusal.NotFound;
        var posts = await PostView.RangeAsync(db, threadId, number, number);
        return posts.Count == 0 ? Refusal.NotFound : new ShownPost(thread, posts[0]);
    }
}
