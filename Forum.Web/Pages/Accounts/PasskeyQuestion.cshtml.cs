using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Forum.Web.Passkeys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>POST /connexion/cle/demande: what client/passkey.ts asks the authenticator of somebody who signs in, as JSON. It is no try, and is limited as an act is: forty people sign in behind one address.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class PasskeyQuestionModel(PasskeyCeremony ceremony) : ForumPage
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ceremony.Host(Request) is null ? NotFound() : Content(await ceremony.AskSignInAsync(HttpContext, ct), "application/json");
}
