using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;

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
        var replied = latest.FirstOrDefault()?.LastPostAt;
        if (regionId is not Region.AllQuebec || await WidenedAsync(db, reader) is not { } widened) return replied;
        return replied > widened ? replied : widened;
    }

    /// <summary>A thread that is widened comes to one more list, at the place of its last reply.</summary>
    private static async Task<DateTimeOffset?> WidenedAsync(Db db, Member reader) => (await db.FindAsync<Widened>($"""
        select t.widened_at from threads t where t.widened_at is not null and {Readers.MayRead} order by t.widened_at desc limit 1
        """, ThreadRow.Args(reader)))?.WidenedAt;

    private sealed record Widened(DateTimeOffset WidenedAt);
}
