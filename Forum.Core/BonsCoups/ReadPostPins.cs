using Forum.Core.Data;

namespace Forum.Core.BonsCoups;

/// <summary>Reads where a post stands, for everybody: the caller asks of each reader whether she may read the thread.</summary>
[UseCase]
public sealed class ReadPostPins(Database database, TimeProvider clock)
{
    public async Task<PostPins> RunAsync(long threadId, long postId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var args = new { threadId, postId, now = clock.GetUtcNow() };
        return new(postId,
            await db.ListAsync<Pin>($"select {Pin.Columns} from {Pin.From} where {PinRows.Stands} and p.deleted_at is null and n.post_id = @postId order by n.id", args),
            await db.ListAsync<PinPlace>("select distinct n.region_id, n.theme_id from pins n where n.post_id = @postId order by n.region_id, n.theme_id", args),
            (await db.ListAsync<PinPlace>("select c.region_id, c.theme_id from thread_places c where c.thread_id = @threadId order by c.region_id, c.theme_id", args)).ToHashSet(),
            await db.FindAsync<BonCoup>($"select {BonCoup.Columns} from {BonCoup.From} where b.post_id = @postId and p.deleted_at is null", args));
    }
}
