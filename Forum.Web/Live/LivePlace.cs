using Forum.Core.BonsCoups;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Web.Live;

/// <summary>A place as the hub names it: accueil, region:{slug}, theme:{slug} or bons-coups.</summary>
/// <param name="Lists">the lists of pins, or the walls, that its pages show: a region's own and those of its cells</param>
/// <param name="Shows">whether a thread that moved stands there</param>
/// <param name="LatestAsync">when it last moved for a reader; null: never</param>
public sealed record LivePlace(string Name, IReadOnlyList<PinPlace> Lists, Func<ThreadWhereabouts.Whereabouts, bool> Shows, Func<Member, CancellationToken, Task<DateTimeOffset?>> LatestAsync)
{
    public bool IsHome => Name == LivePlaces.Home;

    public bool IsWall => Name == LivePlaces.Wall;
}

/// <summary>The places that can be watched.</summary>
public sealed class LivePlaces(Places places, LatestMove latestMove, LatestPinMove latestPinMove, LatestBonCoup latestBonCoup)
{
    public const string Home = "accueil", Wall = "bons-coups";

    /// <summary>Null where the word names no place of ours.</summary>
    public LivePlace? Find(string? name) => name?.Split(':') switch
    {
        [Home] => new(name, [PinPlace.Everywhere], _ => true, (reader, ct) => LatestAsync(reader, PinPlace.Everywhere, ct)),
        [Wall] => new(name, [.. Regions.SelectMany(Cells)], where => where.IsBonCoup, latestBonCoup.RunAsync),
        ["region", var slug] when places.Region(slug) is { Id: var id } => new(name, [.. Cells(id)], where => where.RegionIds.Contains(id), (reader, ct) => LatestAsync(reader, new(id, null), ct)),
        ["theme", var slug] when places.Theme(slug) is { Id: var id } => new(name, [.. Regions.Select(r => new PinPlace(r, id))], where => where.ThemeIds.Contains(id), (reader, ct) => LatestAsync(reader, new(null, id), ct)),
        _ => null,
    };

    private async Task<DateTimeOffset?> LatestAsync(Member reader, PinPlace place, CancellationToken ct)
    {
        var (thread, pin) = (await latestMove.RunAsync(reader, place.RegionId, place.ThemeId, ct), await latestPinMove.RunAsync(reader, place, ct));
        return thread is null || pin > thread ? pin : thread;
    }

    private IEnumerable<long?> Regions => places.Regions.Select(r => (long?)r.Id).Prepend(null);

    private IEnumerable<PinPlace> Cells(long? region) => places.Themes.Select(t => (long?)t.Id).Prepend(null).Select(theme => new PinPlace(region, theme));
}
