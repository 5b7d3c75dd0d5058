using Forum.Core.Moderation;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Moderation;

/// <summary>/animation/signalements: what members pointed out in the threads I facilitate, and what I decide.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class ReportsModel(ListReports list, SettleReports settle, LiveNews news) : ForumPage
{
    public ListReports.Page Queue { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Queue = outcome.Value!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long threadId, long number, string? outcome, CancellationToken ct)
    {
        if (!Enum.TryParse<ReportOutcome>(outcome, out var decided) || !Enum.IsDefined(decided)) return BadRequest();
        var (change, refusal) = await settle.RunAsync(new(Member, threadId, number, decided), ct);
        if (change is null) return Refuse(refusal!);
        if (decided is ReportOutcome.Removed)
        {
            news.Changed(change);
            news.Pinned(change);
        }
        return SeeOther("/animation/signalements");
    }
}
