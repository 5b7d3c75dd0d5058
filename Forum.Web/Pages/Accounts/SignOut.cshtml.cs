using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Accounts;

/// <summary>/deconnexion, by POST: the session dies in the store, so that a copy of the cookie is worth nothing (RELIABILITY.md, fact 8).</summary>
public sealed class SignOutModel(Sessions sessions) : ForumPage
{
    public IActionResult OnGet() => SeeOther("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (SessionCookie.Read(Request) is { } secret) await sessions.CloseAsync(secret, ct);
        SessionCookie.Remove(HttpContext);
        return SeeOther("/");
    }
}
