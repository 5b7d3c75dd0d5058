using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Web.Pages.Administration;

/// <summary>Where somebody facilitates, as pairs of a region and a theme in a form, either of which may be empty.</summary>
internal static class ScopeForm
{
    /// <summary>Empty pairs left to fill.</summary>
    private const int Spare = 3;

    public static string Say(Scope scope, Places places, Language language) => string.Join(" × ", new[]
    {
        scope.RegionId is { } region ? places.Region(region).Name(language) : null, scope.ThemeId is { } theme ? places.Theme(theme).Name(language) : null,
    }.OfType<string>());

    /// <summary>The pairs of a form by slugs, with some to fill.</summary>
    public static List<(string Region, string Theme)> Pairs(IReadOnlyList<Scope> scopes, Places places) =>
        [.. scopes.Select(s => (s.RegionId is { } r ? places.Region(r).Slug : "", s.ThemeId is { } t ? places.Theme(t).Slug : "")), .. Enumerable.Repeat(("", ""), Spare)];

    /// <summary>Null where one names no region or theme.</summary>
    public static IReadOnlyList<Scope>? Read(IReadOnlyList<string?> regions, IReadOnlyList<string?> themes, Places places)
    {
        List<Scope> scopes = [];
        for (var i = 0; i < Math.Max(regions.Count, themes.Count); i++)
        {
            var (region, theme) = (regions.ElementAtOrDefault(i) ?? "", themes.ElementAtOrDefault(i) ?? "");
            if (region.Length == 0 && theme.Length == 0) continue;
            if ((region.Length > 0 && places.Region(region) is null) || (theme.Length > 0 && places.Theme(theme) is null)) return null;
            scopes.Add(new(places.Region(region)?.Id, places.Theme(theme)?.Id));
        }
        return scopes;
    }
}
