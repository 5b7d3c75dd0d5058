using Forum.Core.Joining;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Facilitation;

/// <summary>/animation/demandes: who asks to join in the regions I facilitate, and what I answer.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class JoinRequestsModel(ListJoinRequests list, AnswerJoinRequest answer) : ForumPage
{
    [BindProperty]
    public long Id { get; set; }

    /// <summary>approuver, refuser or demander</summary>
    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public ListJoinRequests.Page Requests { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Requests = outcome.Value!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        AnswerJoinRequest.Act? act = Act switch { "approuver" => AnswerJoinRequest.Act.Approve, "refuser" => AnswerJoinRequest.Act.Refuse, "demander" => AnswerJoinRequest.Act.Ask, _ => null };
        if (act is null) return BadRequest();
        var outcome = await answer.RunAsync(new(Member, Id, act.Value, Text), ct);
        if (outcome.Refusal is not { } refusal) return SeeOther("/animation/demandes");
        return refusal.Kind is Core.RefusalKind.Invalid && await OnGetAsync(ct) is not PageResult ? StatusCode(StatusCodes.Status403Forbidden) : Refuse(refusal);
    }
}
