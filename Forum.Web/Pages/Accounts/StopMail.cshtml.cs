using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>
/// /courriels/arret?cle=…: what stops letters about private messages, from a letter. Opening it changes nothing, as mail programs look too. Their own button sends the POST of RFC 8058, without our
/// token or a cookie: the key of the letter, which nobody else has, is the right. It is answered with a page and no redirect, which that RFC leaves open.
/// </summary>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(Limit.Act)]
public sealed class StopMailModel(PrivateMail mail) : ForumPage
{
    [BindProperty(Name = "cle", SupportsGet = true)]
    public string? Key { get; set; }

    public bool Serves { get; private set; }

    public bool IsDone { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Serves = await mail.ServesAsync(Key, ct);
        if (!Serves) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        IsDone = (await mail.FollowStopAsync(Key, ct)).Refusal is null;
        if (!IsDone) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
