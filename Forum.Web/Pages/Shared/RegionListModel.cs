using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Web.Pages.Shared;

/// <summary>Regions as an ordinary list: the same links and numbers as the tile map. For RegionListPiece.cshtml.</summary>
/// <param name="Week">posts of the last seven days by region id</param>
public sealed record RegionListModel(IReadOnlyList<Region> Regions, IReadOnlyDictionary<long, long> Week, Rail Rail);
