using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Publishing;

/// <summary>POST /publier/proposition, while she writes: title, kind, region, theme (slugs) and language proposed for the text, as JSON. Nothing is kept.</summary>
[EnableRateLimiting(Limit.Preview)]
public sealed class PropositionModel(ProposeThread propose) : ForumPage
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string? title, string? body, CancellationToken ct)
    {
        var proposed = await propose.RunAsync(new(Member, title, body), ct);
        if (proposed.Value is not { Proposal: var p }) return Refuse(proposed.Refusal!);
        return new JsonResult(new { p.Title, Kind = p.Kind.Slug(), Region = p.Region.Slug, Theme = p.Theme?.Slug, Lang = p.Language.Tag() });
    }
}
