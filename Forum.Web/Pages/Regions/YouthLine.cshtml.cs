using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Regions;

/// <summary>/regions/{slug}/ligne-jeunesse: whom to call of this region where a youth is in danger.</summary>
[Authorize]
public sealed class YouthLineModel(SetYouthLine set, Places places, LiveNews news) : ForumPage
{
    public Region Region { get; private set; } = null!;

    public string Line { get; private set; } = "";

    public IActionResult OnGet(string slug)
    {
        if (places.Region(slug) is not { Served: true } region) return NotFound();
        if (!Can.Welcome(Member, region.Id)) return Refuse(Core.Refusal.NotAllowed);
        (Region, Line) = (region, region.YouthLine);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? line, CancellationToken ct)
    {
        var done = await set.RunAsync(Member, slug, line, ct);
        if (done.Refusal is { } refusal)
        {
            if (refusal.Kind is Core.RefusalKind.Invalid) (Region, Line) = (places.Region(slug)!, line ?? "");
            return Refuse(refusal);
        }
        news.SetUp();
        return SeeOther($"/regions/{done.Value!.Slug}");
    }
}
