using Forum.Core.Exchanges;
using Forum.Web.Mail;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Exchanges;

/// <summary>/en-direct/{id}/affiche: the poster of an exchange, to print or to show on a wall, for who conducts it; and whether its short address lets people in without an account.</summary>
[Authorize]
public sealed class ExchangePosterModel(OpenToGuests open) : ForumPage
{
    public Exchange Exchange { get; private set; } = null!;

    /// <summary>What the poster says; null while the exchange has no short address.</summary>
    public Entrance? Entrance { get; private set; }

    /// <summary>As a telephone reads it.</summary>
    public Uri Address => HttpContext.RequestServices.GetRequiredService<PlaceAddress>().To(Exchange.ShortUrl);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await OpenAsync(id, ct) ?? Page();

    public async Task<IActionResult> OnPostInvitationAsync(long id, bool guests, bool newCode, CancellationToken ct)
    {
        var done = await open.RunAsync(Member, id, guests, newCode, ct);
        if (done.Refusal is not { } refusal) return SeeOther($"/en-direct/{id}/affiche");
        return refusal.Kind is Core.RefusalKind.Invalid && await OpenAsync(id, ct) is { } gone ? gone : Refuse(refusal);
    }

    private async Task<IActionResult?> OpenAsync(long id, CancellationToken ct)
    {
        var (poster, refusal) = await open.PosterAsync(Member, id, ct);
        if (poster is null) return Refuse(refusal!);
        (Exchange, Entrance) = (poster.Exchange, poster.Entrance);
        return null;
    }
}
