using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/connexion. Who is signed in already sees so, and may sign out.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class SignInModel(SignIn signIn) : ForumPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await signIn.RunAsync(new(Email, Password, SessionCookie.Read(Request), Device.Of(Request)), ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        return SeeOther(SecondStepModel.Enter(HttpContext, Url, outcome.Value!, Back));
    }
}
