using Forum.Core;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/connexion/par-lien?cle=…: where a link sent by e-mail leads. The key is in the query, which no log holds; opening the page spends nothing.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class FollowLinkModel(FollowLink followLink) : ForumPage
{
    [BindProperty(Name = "cle", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public FollowLink.State State { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        State = await followLink.LookAsync(Key ?? "", LinkCookie.Read(Request), ct);
        if (State is not FollowLink.State.Open) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await followLink.RunAsync(new(Key ?? "", LinkCookie.Read(Request), New, SessionCookie.Read(Request), Device.Of(Request)), ct);
        if (outcome.Refusal is { Kind: RefusalKind.NotFound })
        {
            await OnGetAsync(ct);
            return Page();
        }
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        return SeeOther(SecondStepModel.Enter(HttpContext, Url, outcome.Value!, null));
    }
}
