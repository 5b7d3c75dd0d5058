using Forum.Core.Data;

namespace Forum.Core.Threads;

/// <summary>Where a thread stands: the regions and themes whose lists show it.</summary>
[UseCase]
public sealed class ThreadWhereabouts(Database database)
{
    /// <param name="IsBonCoup">the thread or one of its replies is marked as a bon coup</param>
    public sealed record Whereabouts(IReadOnlySet<long> RegionIds, IReadOnlySet<long> ThemeIds, bool IsBonCoup);

    public async Task<Whereabouts> RunAsync(long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var cells = await db.ListAsync<Cell>("select region_id, theme_id from thread_places where thread_id = @threadId order by region_id, theme_id", new { threadId });
        var coups = await db.OneAsync<long>("select count(*) from bons_coups where thread_id = @threadId", new { threadId });
        return new(cells.Select(c => c.RegionId).ToHashSet(), cells.Select(c => c.ThemeId).ToHashSet(), coups > 0);
    }

    private sealed record Cell(long RegionId, long ThemeId);
}
