using Forum.Core.Members;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Themes;

/// <summary>The button « Suivre » of a theme.</summary>
[Authorize]
public sealed class FollowModel(FollowTheme follow) : ForumPage
{
    public IActionResult OnGet(string slug) => RedirectPermanent($"/themes/{Uri.EscapeDataString(slug)}");

    public async Task<IActionResult> OnPostAsync(string slug, string? suivre, CancellationToken ct)
    {
        if (suivre is not ("0" or "1")) return BadRequest();
        var theme = await follow.RunAsync(Member, slug, suivre == "1", ct);
        return theme.Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/themes/{theme.Value!.Slug}");
    }
}
