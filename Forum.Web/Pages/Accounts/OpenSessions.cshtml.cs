using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/sessions: where I am signed in, and « Se déconnecter partout ».</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class OpenSessionsModel(ListSessions listSessions, CloseSessions closeSessions) : ForumPage
{
    public IReadOnlyList<ListSessions.Session> Sessions { get; private set; } = [];

    /// <summary>The session of this browser.</summary>
    public string Own { get; private set; } = "";

    [BindProperty]
    public string? Id { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sessions = await listSessions.RunAsync(Member, ct);
        Own = SessionCookie.Read(Request) is { } secret ? Core.Members.Sessions.Id(secret) : "";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await closeSessions.RunAsync(Member, Id ?? "", ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte/sessions");
    }

    public async Task<IActionResult> OnPostPartoutAsync(CancellationToken ct)
    {
        var outcome = await closeSessions.RunAsync(Member, null, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        SessionCookie.Remove(HttpContext);
        return SeeOther("/connexion?partout=true");
    }
}
