using Forum.Core.Data;

namespace Forum.Core.BonsCoups;

/// <summary>Where a post stands on the wall and in the pins, after a change of either: what a push tells the places that show it.</summary>
/// <param name="Gone">pins taken off lately, for the browsers that still show them</param>
/// <param name="Coup">null where it is no bon coup</param>
public sealed record PostPins(IReadOnlyList<Pin> Standing, IReadOnlyList<long> Gone, BonCoup? Coup);

/// <summary>Reads it for everybody: the caller asks of each reader whether she may read the thread.</summary>
[UseCase]
public sealed class ReadPostPins(Database database, TimeProvider clock)
{
    public async Task<PostPins> RunAsync(long postId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var now = clock.GetUtcNow();
        return new(
            await db.ListAsync<Pin>($"select {Pin.Columns} from {Pin.From} where {PinRows.Stands} and p.deleted_at is null and n.post_id = @postId order by n.id", new { postId, now }),
            await db.ListAsync<long>("select n.id from pins n where n.post_id = @postId and n.removed_at is not null order by n.removed_at desc, n.id desc limit 20", new { postId }),
            await db.FindAsync<BonCoup>($"select {BonCoup.Columns} from {BonCoup.From} where b.post_id = @postId and p.deleted_at is null", new { postId }));
    }
}
