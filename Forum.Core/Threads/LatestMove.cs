using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>When the threads of all Québec, of a region or of a theme last moved, among those a reader may read: what a page that lost its connection compares with its own moment.</summary>
[UseCase]
public sealed class LatestMove(Database database)
{
    /// <summary>Null where she may read none there.</summary>
    public async Task<DateTimeOffset?> RunAsync(Member reader, long? regionId, long? themeId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var latest = regionId is null && themeId is null ? await ThreadList.EverywhereAsync(db, reader, ThreadKey.Newest, 0)
            : await ThreadList.RangeAsync(db, reader, regionId is null ? ThreadList.InTheme : ThreadList.InRegion, (regionId, themeId), ThreadKey.Newest, 0);
        return latest.FirstOrDefault()?.LastPostAt;
    }
}
