using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Regions;

/// <summary>A region's channel, grouped by theme, or one cell of it.</summary>
public sealed class ShowModel(ListThreads list, ListNearby nearby, ReadCells cells, ReadRegionPeople people) : PlacePageModel(list, nearby)
{
    public Region Region { get; private set; } = null!;

    public Theme? Theme { get; private set; }

    public string Title => Theme is null ? Region.Name(Texts.Language) : Texts.Say("regions.cell_title", Theme.Name(Texts.Language), Region.In(Texts.Language));

    public RegionPeople People { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromServices] Places places, string slug, string? theme, string? avant, CancellationToken ct)
    {
        if (places.Region(slug) is not { Served: true } region || ThreadKey.Parse(avant) is not { } key) return NotFound();
        if (slug != region.Slug) return RedirectPermanent($"/regions/{region.Slug}{Request.QueryString}");
        (Region, Theme) = (region, places.Theme(theme));
        if (Theme is null && !string.IsNullOrEmpty(theme)) return NotFound();
        await ReadAsync(region, Theme, key, ct);
        Cells = await cells.OfRegionAsync(region.Id, ct);
        People = await people.RunAsync(region.Id, Theme?.Id, ct);
        return Shown();
    }

    protected override IActionResult Shown() => new ShownPage(new(Title), RegionPiece.Create(this), RegionAsidePiece.Create(this));
}
