using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Facilitation;

/// <summary>/animation/rencontres: links for events, opened and closed.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class EventLinksPageModel(EventLinks links, Places places) : ForumPage
{
    [BindProperty]
    public string? EventTitle { get; set; }

    [BindProperty]
    public string[] EventRegions { get; set; } = [];

    [BindProperty]
    public string? EndsOn { get; set; }

    public IReadOnlyList<EventLink> Links { get; private set; } = [];

    public IEnumerable<Region> Regions => places.Regions.Where(r => r.Id != Region.AllQuebec && Can.Welcome(Member, r.Id));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await links.ListAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Links = outcome.Value!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var opened = await links.OpenAsync(new(Member, EventTitle, EventRegions, EndsOn), ct);
        if (opened.Refusal is not { } refusal) return SeeOther($"/animation/rencontres/{opened.Value}");
        return await OnGetAsync(ct) is PageResult ? Refuse(refusal) : StatusCode(StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostFermerAsync(long id, CancellationToken ct)
    {
        var closed = await links.CloseAsync(Member, id, ct);
        return closed.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/animation/rencontres");
    }
}
