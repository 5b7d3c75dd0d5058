using Forum.Core.Moderation;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Moderation;

/// <summary>/animation/accueil: first messages of new members of my regions that no facilitator answered yet.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class NewcomersModel(WelcomeMembers welcome) : ForumPage
{
    public IReadOnlyList<Newcomer> Newcomers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await welcome.ListAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Newcomers = outcome.Value!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long memberId, CancellationToken ct)
    {
        var outcome = await welcome.RunAsync(Member, memberId, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/animation/accueil");
    }
}
