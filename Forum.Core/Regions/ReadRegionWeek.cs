using Forum.Core.Data;

namespace Forum.Core.Regions;

/// <summary>The numbers of the tile map: posts written in each region in the last seven days. They are kept by the writes and count only what every member may read.</summary>
[UseCase]
public sealed class ReadRegionWeek(Database database, TimeProvider clock)
{
    private const long Days = 7;

    /// <returns>posts by region id; a region without any is not in it</returns>
    public async Task<IReadOnlyDictionary<long, long>> RunAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var rows = await db.ListAsync<Counted>("""
            select region_id as id, cast(sum(posts) as bigint) as number from region_days
            where day > @before group by region_id having sum(posts) > 0
            """, new { before = RegionCounters.Day(clock.GetUtcNow()) - Days });
        return rows.ToDictionary(r => r.Id, r => r.Number);
    }

    private sealed record Counted(long Id, long Number);
}
