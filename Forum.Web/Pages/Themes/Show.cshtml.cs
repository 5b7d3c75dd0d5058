using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Themes;

/// <summary>A theme through all regions, grouped by region, or one cell of it: the same cell as the region's.</summary>
[Authorize]
public sealed class ShowModel(ListThreads list, ListNearby nearby, ReadCells cells, Places places) : ForumPage
{
    /// <summary>Threads of a theme's page, before they are grouped.</summary>
    private const int Size = 40;

    public Theme Theme { get; private set; } = null!;

    public Region? Region { get; private set; }

    public ThreadList Threads { get; private set; } = null!;

    /// <summary>Threads next door, where the cell holds little yet.</summary>
    public Nearby? Nearby { get; private set; }

    public IReadOnlyDictionary<long, long> Cells { get; private set; } = null!;

    public MyPlaces Mine { get; private set; } = null!;

    /// <summary>Only there is what is pinned shown.</summary>
    public bool IsFirstPage { get; private set; }

    /// <summary>Regions where something stands, and the one looked at.</summary>
    public IEnumerable<Region> Chips => places.Regions.Where(r => r == Region || Cells.ContainsKey(r.Id));

    public async Task<IActionResult> OnGetAsync(string slug, string? region, string? avant, CancellationToken ct)
    {
        if (places.Theme(slug) is not { } theme || ThreadKey.Parse(avant) is not { } key) return NotFound();
        (Theme, Region) = (theme, places.Region(region));
        if (Region is not { Served: true } && !string.IsNullOrEmpty(region)) return NotFound();
        IsFirstPage = key == ThreadKey.Newest;
        Threads = await list.RunAsync(new(Member, Region?.Id, theme.Id, key, Size), ct);
        if (Region is not null && Threads.Rows.Count < NearbyModel.Few && IsFirstPage) Nearby = await nearby.RunAsync(Member, (Region, theme.Id), Threads.Rows.Select(r => r.Id), ct);
        Cells = await cells.OfThemeAsync(theme.Id, ct);
        Mine = (await HttpContext.RailAsync()).Mine;
        return Page();
    }
}
