using Forum.Core.Regions;

namespace Forum.Web.Pages.Shared;

/// <summary>Choosing one region (Pages/Shared/_RegionSelect.cshtml).</summary>
/// <param name="Regions">those on offer</param>
/// <param name="Chosen">slug</param>
public sealed record RegionSelect(string Label, IEnumerable<Region> Regions, string? Chosen);
