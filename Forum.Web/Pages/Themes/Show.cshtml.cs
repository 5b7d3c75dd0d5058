using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Themes;

/// <summary>A theme through all regions, grouped by region, or one cell of it: the same cell as the region's.</summary>
public sealed class ShowModel(ListThreads list, ListNearby nearby, ReadCells cells, Places places) : PlacePageModel(list, nearby)
{
    public Theme Theme { get; private set; } = null!;

    public Region? Region { get; private set; }

    public string Title => Region is null ? Theme.Name(Texts.Language) : Texts.Say("regions.cell_title", Theme.Name(Texts.Language), Region.In(Texts.Language));

    /// <summary>Regions where something stands, and the one looked at.</summary>
    public IEnumerable<Region> Chips => places.Regions.Where(r => r == Region || Cells.ContainsKey(r.Id));

    public async Task<IActionResult> OnGetAsync(string slug, string? region, string? avant, CancellationToken ct)
    {
        if (places.Theme(slug) is not { } theme || ThreadKey.Parse(avant) is not { } key) return NotFound();
        if (theme.MergedInto is { } into) return RedirectPermanent($"/themes/{places.Theme(into).Slug}{(string.IsNullOrEmpty(region) ? "" : $"?region={Uri.EscapeDataString(region)}")}");
        (Theme, Region) = (theme, places.Region(region));
        if (Region is not { Served: true } && !string.IsNullOrEmpty(region)) return NotFound();
        await ReadAsync(Region, theme, key, ct);
        Cells = await cells.OfThemeAsync(theme.Id, ct);
        return Shown();
    }

    protected override IActionResult Shown() => new ShownPage(new(Title, "two", Region is null ? null : $"/regions/{Region.Slug}?theme={Theme.Slug}"), ThemePiece.Create(this));
}
