using Forum.Core.Data;

namespace Forum.Core.Regions;

/// <summary>The numbers of the tile map: posts written in each region in the last seven days. They are kept by the writes and count only what every member may read: the same for all, read anew when a thread changed or a day began.</summary>
[UseCase]
public sealed class ReadRegionWeek(Database database, TimeProvider clock)
{
    private const long Days = 7;

    private sealed record Kept((long, long) Changes, long Day, IReadOnlyDictionary<long, long> Posts);

    private volatile Kept? _kept;

    /// <returns>posts by region id; a region without any is not in it</returns>
    public async ValueTask<IReadOnlyDictionary<long, long>> RunAsync(CancellationToken ct)
    {
        var (changes, day) = (database.ThreadChanges, RegionCounters.Day(clock.GetUtcNow()));
        if (_kept is { } kept && kept.Changes == changes && kept.Day == day) return kept.Posts;
        await using var db = await database.ReadAsync(ct);
        var rows = await db.ListAsync<Counted>("""
            select region_id as id, cast(sum(posts) as bigint) as number from region_days
            where day > @before group by region_id having sum(posts) > 0
            """, new { before = day - Days });
        return (_kept = new(changes, day, rows.ToDictionary(r => r.Id, r => r.Number))).Posts;
    }

    private sealed record Counted(long Id, long Number);
}
