using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Core.Threads;

namespace Forum.Web.Pages.Shared;

/// <summary>What a place that holds little yet shows below: whom to ask, the neighbours, then Québec. For NearbyPiece.cshtml.</summary>
/// <param name="IsEmpty">nothing stands here yet: say so, and invite to ask first</param>
public sealed record NearbyModel(Region Region, Theme? Theme, Nearby Nearby, bool IsEmpty)
{
    /// <summary>With fewer threads than this a place shows its neighbours.</summary>
    public const int Few = 3;

    public string AskUrl => $"/publier?region={Region.Slug}{(Theme is null ? "" : $"&theme={Theme.Slug}")}";
}
