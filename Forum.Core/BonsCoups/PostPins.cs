namespace Forum.Core.BonsCoups;

/// <summary>Where a post stands on the wall and in the pins, after a change of either: what a push tells the lists that show it.</summary>
/// <param name="Standing">pins that stand, none where the post is withdrawn</param>
/// <param name="Known">every place where it is or was pinned: there a browser may still show it</param>
/// <param name="Cells">of its thread</param>
/// <param name="Coup">null where it is no bon coup, or withdrawn</param>
public sealed record PostPins(long PostId, IReadOnlyList<Pin> Standing, IReadOnlyList<PinPlace> Known, IReadOnlySet<PinPlace> Cells, BonCoup? Coup)
{
    /// <summary>The pin by which the list of a place shows it, as <see cref="ListPins"/> chooses: the place's own first, one pinned everywhere last.</summary>
    public Pin? ShownIn(PinPlace list) => Standing.Where(p => Reaches(p.Place, list)).OrderBy(p => p.Place == list ? 0 : p.Place.IsEverywhere ? 2 : 1).ThenByDescending(p => p.PinnedAt).ThenByDescending(p => p.Id).FirstOrDefault();

    /// <summary>Whether the list of a place may show it still, though it shall no more.</summary>
    public bool MayStandIn(PinPlace list) => Known.Any(p => Reaches(p, list));

    /// <summary>Whether the wall with this filter (everywhere: without any) shows it, as <see cref="ListBonsCoups"/> chooses.</summary>
    public bool IsOnWall(PinPlace filter) => Coup is not null && (filter.IsEverywhere || Cells.Any(c => IsWithin(c, filter)) || Standing.Any(p => IsWithin(p.Place, filter)));

    /// <summary>Among the pinned ones of that wall: a pin in the filter's region or in none, in its theme or in none.</summary>
    public bool IsPinnedOnWall(PinPlace filter) => IsOnWall(filter) && Standing.Any(p => Concerns(p.Place.RegionId, filter.RegionId) && Concerns(p.Place.ThemeId, filter.ThemeId));

    private bool Reaches(PinPlace pin, PinPlace list) => pin.IsEverywhere || pin == list
        || (Cells.Contains(list) && (pin == list with { ThemeId = null } || pin == list with { RegionId = null }));

    private static bool IsWithin(PinPlace place, PinPlace filter) => (filter.RegionId is null || place.RegionId == filter.RegionId) && (filter.ThemeId is null || place.ThemeId == filter.ThemeId);

    private static bool Concerns(long? pinned, long? filter) => filter is null || pinned is null || pinned == filter;
}
