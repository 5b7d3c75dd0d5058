using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Forum.Web.Passkeys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/connexion, by password, or at /connexion/cle by a passkey. Who is signed in already sees so, and may sign out.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class SignInModel(SignIn signIn, SignInWithPasskey signInWithPasskey, PasskeyCeremony ceremony) : ForumPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>She just closed all her sessions.</summary>
    [BindProperty(Name = "partout", SupportsGet = true)]
    public bool ClosedAll { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Null where there can be no passkeys.</summary>
    public string? Host => ceremony.Host(Request);

    public string? NamedHost => ceremony.Named;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await signIn.RunAsync(new(Email, Password, SessionCookie.Read(Request), Device.Of(Request)), ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        return SeeOther(SecondStepModel.Enter(HttpContext, Url, outcome.Value!, Back));
    }

    public async Task<IActionResult> OnPostCleAsync(CancellationToken ct)
    {
        var verified = await ceremony.VerifySignInAsync(HttpContext, Question, Answer, ct);
        if (verified.Refusal is { } unverified) return Refuse(unverified);
        var signed = verified.Value!;
        var outcome = await signInWithPasskey.RunAsync(new(signed.CredentialId, signed.SignCount, signed.BackedUp, SessionCookie.Read(Request), Device.Of(Request)), ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther(SecondStepModel.Enter(HttpContext, Url, new(outcome.Value!, NeedsCode: false), Back));
    }
}
