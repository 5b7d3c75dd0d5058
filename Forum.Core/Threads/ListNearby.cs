using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Core.Threads;

/// <summary>What to show where a region or a cell holds nothing yet: the neighbours' threads (those by land first), then Québec's. Nobody is left alone in front of an empty list.</summary>
/// <param name="Neighbours">threads next door, of the same theme where one was asked for</param>
/// <param name="Quebec">threads elsewhere in Québec, none of them among the neighbours'</param>
public sealed record Nearby(IReadOnlyList<ThreadRow> Neighbours, IReadOnlyList<ThreadRow> Quebec);

[UseCase]
public sealed class ListNearby(Database database, Places places, ThreadRows rows)
{
    private const int Each = 5;

    /// <param name="shown">threads that the page shows already</param>
    public async Task<Nearby> RunAsync(Member reader, (Region Region, long? ThemeId) place, IEnumerable<long> shown, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (region, themeId) = place;
        var known = shown.ToHashSet();
        List<long> neighbours = [];
        foreach (var neighbour in places.Neighbours(region))
        {
            if (neighbours.Count >= Each) break;
            var found = await ThreadList.RangeAsync(db, reader, themeId is null ? ThreadList.InRegion : ThreadList.InCell, (neighbour.Id, themeId), ThreadKey.Newest, Each * 2);
            neighbours.AddRange(found.Select(f => f.ThreadId).Where(id => known.Add(id)).Take(Each - neighbours.Count));
        }
        var quebec = await QuebecAsync(db, reader, themeId);
        if (quebec.All(known.Contains)) quebec = await QuebecAsync(db, reader, null);
        var next = await rows.OfAsync(db, reader, [.. neighbours]);
        return new([.. next.OrderBy(r => neighbours.IndexOf(r.Id))], await rows.OfAsync(db, reader, [.. quebec.Where(id => !known.Contains(id)).Take(Each)]));
    }

    /// <summary>The latest anywhere; of a theme where given.</summary>
    private static async Task<List<long>> QuebecAsync(Db db, Member reader, long? themeId)
    {
        var found = themeId is { } theme
            ? await ThreadList.RangeAsync(db, reader, ThreadList.InTheme, (null, theme), ThreadKey.Newest, Each * 2)
            : await ThreadList.EverywhereAsync(db, reader, ThreadKey.Newest, Each * 2);
        return [.. found.Select(f => f.ThreadId)];
    }
}
