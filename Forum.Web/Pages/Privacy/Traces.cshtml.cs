using Forum.Core.Privacy;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Privacy;

/// <summary>/animation/effacements: messages in which somebody who is forgotten is still named by another's own words.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class TracesModel(ListTraces list) : ForumPage
{
    public IReadOnlyList<TracedPost> Posts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Posts = outcome.Value!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long threadId, long number, CancellationToken ct)
    {
        var outcome = await list.SettleAsync(Member, threadId, number, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/animation/effacements");
    }
}
