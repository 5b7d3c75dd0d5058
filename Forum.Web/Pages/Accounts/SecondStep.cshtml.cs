using Forum.Core;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/connexion/code: the second step of a sign-in.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class SecondStepModel(SecondStep secondStep) : ForumPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The first step was shown here, and not too long ago.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Where a first step leads: in, or to the second.</summary>
    internal static string Enter(HttpContext http, IUrlHelper url, FirstStep step, string? back)
    {
        if (!step.NeedsCode)
        {
            SessionCookie.Write(http, step.Secret, Sessions.Lifetime);
            return ReturnUrl.Safe(url, back);
        }
        StepCookie.Write(http, step.Secret);
        return "/connexion/code" + (string.IsNullOrEmpty(back) ? "" : "?retour=" + Uri.EscapeDataString(back));
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        IsOpen = await secondStep.IsOpenAsync(StepCookie.Read(Request), ct);
        if (!IsOpen) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await secondStep.RunAsync(new(StepCookie.Read(Request), Code, SessionCookie.Read(Request)), ct);
        if (outcome.Refusal is { Kind: RefusalKind.NotFound })
        {
            await OnGetAsync(ct);
            return Page();
        }
        if (outcome.Refusal is { } refusal)
        {
            IsOpen = true;
            return Refuse(refusal);
        }
        StepCookie.Remove(HttpContext);
        SessionCookie.Write(HttpContext, outcome.Value!, Sessions.Lifetime);
        return SeeOther(ReturnUrl.Safe(Url, Back));
    }
}
