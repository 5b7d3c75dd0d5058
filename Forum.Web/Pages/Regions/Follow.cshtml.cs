using Forum.Core.Members;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Regions;

/// <summary>The button « Suivre » of a region.</summary>
[Authorize]
public sealed class FollowModel(FollowRegion follow) : ForumPage
{
    public IActionResult OnGet(string slug) => RedirectPermanent($"/regions/{Uri.EscapeDataString(slug)}");

    public async Task<IActionResult> OnPostAsync(string slug, string? suivre, CancellationToken ct)
    {
        if (suivre is not ("0" or "1")) return BadRequest();
        var region = await follow.RunAsync(Member, slug, suivre == "1", ct);
        return region.Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/regions/{region.Value!.Slug}");
    }
}
