using Forum.Core.Joining;
using Forum.Web.Mail;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Facilitation;

/// <summary>/animation/rencontres/{id}: the poster of an event's link, to print or to show on a wall.</summary>
[Authorize]
public sealed class EventPosterModel(EventLinks links) : ForumPage
{
    public EventLink Link { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        var (link, refusal) = await links.FindAsync(Member, id, ct);
        if (link is null) return Refuse(refusal!);
        (Link, Address) = (link, HttpContext.RequestServices.GetRequiredService<PlaceAddress>().To("/rencontre?cle=" + link.Code));
        return Page();
    }
}
