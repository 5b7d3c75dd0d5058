using Forum.Core.Regions;

namespace Forum.Core.BonsCoups;

/// <summary>Where something is pinned: a region, a theme, the cell of both, or everywhere (both null).</summary>
public readonly record struct PinPlace(long? RegionId, long? ThemeId)
{
    private const string EverywhereWord = "partout";

    public static PinPlace Everywhere { get; } = new(null, null);

    public bool IsEverywhere => RegionId is null && ThemeId is null;

    /// <summary>As forms say it: « partout », « estrie », « :pratiques » or « estrie:pratiques ».</summary>
    public string Word(Places places) => IsEverywhere ? EverywhereWord
        : (RegionId is { } region ? places.Region(region).Slug : "") + (ThemeId is { } theme ? ":" + places.Theme(theme).Slug : "");

    /// <summary>Null where the word names no place of ours.</summary>
    /// <param name="open">nor one that is closed: nothing new is pinned there, but what stands there can be taken off</param>
    public static PinPlace? Parse(string? word, Places places, bool open = true)
    {
        if (word is EverywhereWord) return Everywhere;
        if (word?.Split(':') is not [var regionSlug, .. var rest] || rest.Length > 1 || (regionSlug.Length == 0 && rest.Length == 0)) return null;
        var region = places.Region(regionSlug);
        var theme = places.Theme(rest.FirstOrDefault());
        if (regionSlug.Length > 0 && (region is null || (open && !region.Served))) return null;
        if (rest.Length > 0 && (theme is null || (open && theme.ClosedAt is not null))) return null;
        return new(region?.Id, theme?.Id);
    }
}
