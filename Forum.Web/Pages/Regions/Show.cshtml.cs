using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Regions;

/// <summary>A region's channel, grouped by theme, or one cell of it.</summary>
[Authorize]
public sealed class ShowModel(ListThreads list, ListNearby nearby, ReadCells cells, ReadRegionPeople people) : ForumPage
{
    /// <summary>Threads of a channel's page, before they are grouped.</summary>
    private const int Size = 40;

    public Region Region { get; private set; } = null!;

    public Theme? Theme { get; private set; }

    public ThreadList Threads { get; private set; } = null!;

    /// <summary>Threads next door, where the place holds little yet.</summary>
    public Nearby? Nearby { get; private set; }

    public IReadOnlyDictionary<long, long> Cells { get; private set; } = null!;

    public RegionPeople People { get; private set; } = null!;

    public MyPlaces Mine { get; private set; } = null!;

    /// <summary>Only there is what is pinned shown.</summary>
    public bool IsFirstPage { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromServices] Places places, string slug, string? theme, string? avant, CancellationToken ct)
    {
        if (places.Region(slug) is not { Served: true } region || ThreadKey.Parse(avant) is not { } key) return NotFound();
        if (slug != region.Slug) return RedirectPermanent($"/regions/{region.Slug}{Request.QueryString}");
        (Region, Theme) = (region, places.Theme(theme));
        if (Theme is null && !string.IsNullOrEmpty(theme)) return NotFound();
        IsFirstPage = key == ThreadKey.Newest;
        Threads = await list.RunAsync(new(Member, region.Id, Theme?.Id, key, Size), ct);
        if (Threads.Rows.Count < Shared.NearbyModel.Few && IsFirstPage) Nearby = await nearby.RunAsync(Member, (region, Theme?.Id), Threads.Rows.Select(r => r.Id), ct);
        Cells = await cells.OfRegionAsync(region.Id, ct);
        People = await people.RunAsync(region.Id, Theme?.Id, ct);
        Mine = (await Hosting.PageRail.RailAsync(HttpContext)).Mine;
        return Page();
    }
}
