using Forum.Core.Regions;

namespace Forum.Core.Members;

/// <summary>The name under which a masked author appears everywhere: page, push, list, presence, search, mail.</summary>
public static class ShownName
{
    /// <summary>« Un membre (Côte-Nord) ». In a region with few groups even the organisation would name her, so only the region stays.</summary>
    public static string Masked(Region home) => $"Un membre ({home.NameFr})";
}
