using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Publishing;

/// <summary>GET /membres/suggestions?q=&amp;fil=: whom « @ » proposes, as JSON.</summary>
[EnableRateLimiting(Limit.Completion)]
public sealed class SuggestionsModel(SuggestMembers suggest) : ForumPage
{
    public async Task<IActionResult> OnGetAsync(string? q, [FromQuery(Name = "fil")] long? threadId, CancellationToken ct)
    {
        if (!Member.IsSignedIn) return StatusCode(StatusCodes.Status401Unauthorized);
        var found = await suggest.RunAsync(new(Member, q ?? "", threadId ?? 0), ct);
        return found.Value is null ? Refuse(found.Refusal!) : new JsonResult(found.Value);
    }
}
