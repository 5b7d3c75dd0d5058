using Forum.Core.Data;

namespace Forum.Core.Regions;

/// <summary>How many threads stand in each cell region × theme: the numbers on the chips, kept by the writes. They count only what every member may read.</summary>
[UseCase]
public sealed class ReadCells(Database database)
{
    /// <returns>threads by theme id</returns>
    public Task<IReadOnlyDictionary<long, long>> OfRegionAsync(long regionId, CancellationToken ct) =>
        ReadAsync("select theme_id as id, threads as number from cell_counts where region_id = @id and threads > 0", regionId, ct);

    /// <returns>threads by region id</returns>
    public Task<IReadOnlyDictionary<long, long>> OfThemeAsync(long themeId, CancellationToken ct) =>
        ReadAsync("select region_id as id, threads as number from cell_counts where theme_id = @id and threads > 0", themeId, ct);

    private async Task<IReadOnlyDictionary<long, long>> ReadAsync(string sql, long id, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return (await db.ListAsync<Counted>(sql, new { id })).ToDictionary(c => c.Id, c => c.Number);
    }

    private sealed record Counted(long Id, long Number);
}
