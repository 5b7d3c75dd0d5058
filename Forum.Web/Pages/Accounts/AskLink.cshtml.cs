using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/connexion/lien: asks for a link by e-mail, in place of a password. The answer is the same for every address.</summary>
[EnableRateLimiting(Limit.Link)]
public sealed class AskLinkModel(AskLink askLink) : ForumPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(Name = "envoye", SupportsGet = true)]
    public bool Sent { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await askLink.RunAsync(Email, LinkCookie.Give(HttpContext), ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/connexion/lien?envoye=true");
    }
}
