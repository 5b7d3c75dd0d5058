using Forum.Core.Regions;

namespace Forum.Core.Members;

/// <summary>How scopes are written and which role they go with.</summary>
public static class Scopes
{
    /// <summary>« estrie », « financement » or « estrie:financement »; null where the region or theme is unknown.</summary>
    public static Scope? Parse(Places places, string text)
    {
        var parts = text.Trim().Split(':');
        return parts switch
        {
            [var place] when places.Region(place) is { } region => new(region.Id, null),
            [var place] when places.Theme(place) is { } theme => new(null, theme.Id),
            [var first, var second] when places.Region(first) is { } region && places.Theme(second) is { } theme => new(region.Id, theme.Id),
            _ => null,
        };
    }

    /// <summary>A facilitator facilitates somewhere; a coordinator does so everywhere and a member nowhere.</summary>
    internal static Refusal? Fault(Role role, IReadOnlyList<Scope> scopes) =>
        role is Role.Facilitator == scopes.Count > 0 ? null : Refusal.Invalid("Scopes", role is Role.Facilitator ? "accounts.scope_missing" : "accounts.scope_needless");
}
