using Forum.Core.Data;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>The posts of a page of a thread, as everybody sees them. The page's reader was allowed it by <see cref="ShowThread"/>.</summary>
[UseCase]
public sealed class ReadPosts(Database database)
{
    public async Task<List<PostView>> RunAsync(ThreadPage page, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await PostView.RangeAsync(db, page.Head.Id, page.First, page.Last);
    }
}
