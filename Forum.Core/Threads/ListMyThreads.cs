using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>What moves in a member's regions and themes. Each of her places is one short range of an index, merged here: the cost depends on how many she follows, not on how much is written.
/// Within a page what she has not read comes first, and what she opened herself within a day; then the latest activity.</summary>
/// <remarks>Her places come with her rail, which every page reads.</remarks>
[UseCase]
public sealed class ListMyThreads(Database database, TimeProvider clock)
{
    public async Task<ThreadList> RunAsync(Member reader, MyPlaces mine, ThreadKey before, int size, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        List<ThreadList.Found> found = [];
        foreach (var region in mine.RegionIds) found.AddRange(await ThreadList.RangeAsync(db, reader, ThreadList.InRegion, (region, null), before, size));
        foreach (var theme in mine.ThemeIds) found.AddRange(await ThreadList.RangeAsync(db, reader, ThreadList.InTheme, (null, theme), before, size));
        var list = await ThreadList.ReadAsync(db, reader, found, size);
        var fresh = clock.GetUtcNow().AddDays(-1);
        return list with { Rows = [.. list.Rows.OrderBy(r => r.Unread == 0 && !(r.Mine && r.CreatedAt > fresh))] };
    }
}
