namespace Forum.Core.Repertoire;

/// <summary>What of the directory is looked at; null: all.</summary>
/// <param name="Name">words that begin a word of the name, or of what somebody knows; empty: all</param>
public sealed record Filter(string Name, long? RegionId, long? ThemeId, long? FacetId)
{
    public const int NameMaxLength = 100;

    public static Filter None { get; } = new("", null, null, null);

    /// <summary>The parameters of the conditions in SQL.</summary>
    internal object Values => new { region = RegionId ?? -1, theme = ThemeId ?? -1, facet = FacetId ?? -1, hasRegion = RegionId is not null, hasTheme = ThemeId is not null, hasFacet = FacetId is not null };
}

/// <summary>A page of the directory, and how many stand in each region under the same filter, whatever its region: what the map shows.</summary>
/// <param name="After">id from which the next page goes on; null at the end</param>
public sealed record Found<T>(IReadOnlyList<T> Rows, long Count, IReadOnlyDictionary<long, long> ByRegion, long? After);
