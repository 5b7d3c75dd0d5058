using Forum.Core.Data;

namespace Forum.Core.Posts;

/// <summary>Some posts of a thread as everybody sees them, by number. The caller has checked the right to read.</summary>
[UseCase]
public sealed class PostsByNumber(Database database)
{
    public async Task<List<PostView>> RunAsync(long threadId, IReadOnlyCollection<long> numbers, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await PostView.ListAsync(db, "p.thread_id = @threadId and p.number in @numbers", new { threadId, numbers = numbers.ToArray() });
    }
}
