using Forum.Core.BonsCoups;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.BonsCoups;

/// <summary>The wall of bons coups. Who is not signed in sees those made public with their author's consent.</summary>
public sealed class IndexModel(ListBonsCoups listBonsCoups, Places places) : ForumPage
{
    public ListBonsCoups.Wall Wall { get; private set; } = null!;

    public Region? Region { get; private set; }

    public Theme? Theme { get; private set; }

    /// <summary>What is filtered, as a place.</summary>
    public PinPlace Filter => new(Region?.Id, Theme?.Id);

    /// <summary>Those that most groups took up, instead of the latest.</summary>
    public bool Reused { get; private set; }

    /// <summary>The word of the address for <see cref="Reused"/>.</summary>
    public const string ByReuse = "repris";

    /// <summary>The same places in another order.</summary>
    public string Order(bool reused) => "/bons-coups" + QueryString.Create(new Dictionary<string, string?> { ["region"] = Region?.Slug, ["theme"] = Theme?.Slug, ["ordre"] = reused ? ByReuse : null }.Where(p => p.Value is not null));

    public bool IsFirstPage { get; private set; }

    public string CountWords => Wall.Count < ListBonsCoups.MostCounted ? Texts.Count("bons_coups.count", Wall.Count) : Texts.Say("bons_coups.count_many", Texts.Formats.Number(Wall.Count));

    public string OlderUrl => $"/bons-coups?{(Region is null ? "" : $"region={Region.Slug}&")}{(Theme is null ? "" : $"theme={Theme.Slug}&")}avant={Wall.Older}";

    public async Task<IActionResult> OnGetAsync(string? region, string? theme, string? avant, string? ordre, CancellationToken ct)
    {
        (Region, Theme) = (places.Region(region), places.Theme(theme));
        if ((Region is null && !string.IsNullOrEmpty(region)) || (Theme is null && !string.IsNullOrEmpty(theme)) || ThreadKey.Parse(avant) is not { } before || ordre is not (null or "" or ByReuse)) return NotFound();
        Reused = ordre == ByReuse;
        Wall = await listBonsCoups.RunAsync(new(Member, Region?.Id, Theme?.Id, before, Reused), ct);
        IsFirstPage = before == ThreadKey.Newest;
        return Page();
    }
}
