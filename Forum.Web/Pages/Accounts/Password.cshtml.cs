using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/mot-de-passe</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class PasswordModel(ChangePassword changePassword) : ForumPage
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public IActionResult OnGet() => Member.IsSignedIn ? Page() : Challenge();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await changePassword.RunAsync(new(Member, Old ?? "", New ?? "", Device.Of(Request)), ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        SessionCookie.Write(HttpContext, outcome.Value!, Sessions.Lifetime);
        return SeeOther("/compte?fait=mot-de-passe");
    }
}
