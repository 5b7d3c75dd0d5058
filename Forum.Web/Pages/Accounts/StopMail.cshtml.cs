using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>
/// /courriels/arret?cle=…: what stops letters of a kind, from one of them. Opening it changes nothing, as mail programs look too. Their own button sends the POST of RFC 8058, without our
/// token or a cookie: the key of the letter, which nobody else has, is the right. It is answered with a page and no redirect, which that RFC leaves open.
/// </summary>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(Limit.Act)]
public sealed class StopMailModel(LetterStops stops) : ForumPage
{
    [BindProperty(Name = "cle", SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>Which letters it stops; null where it no longer serves.</summary>
    public StoppedLetters? Stops { get; private set; }

    public bool IsDone { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Stops = await stops.LookAsync(Key, ct);
        if (Stops is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Stops = await stops.LookAsync(Key, ct);
        IsDone = (await stops.FollowAsync(Key, ct)).Refusal is null;
        if (!IsDone) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
