using Forum.Core.Posts;
using Forum.Core.Sheets;
using Forum.Web.Hosting;
using Forum.Web.Pages.Posts;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Sheets;

/// <summary>« Signaler périmé »: one button, under the sheet it is about.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class OutdatedModel(ReportOutdated report, PostAnswers answers) : ForumPage
{
    public ShownPost Reported { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        var (shown, refusal) = await report.OpenAsync(Member, id, number, ct);
        if (shown is null) return Refuse(refusal!);
        Reported = shown;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, long number, CancellationToken ct)
    {
        var (change, refusal) = await report.RunAsync(Member, id, number, ct);
        return change is null ? Refuse(refusal!) : await answers.ToThreadAsync(HttpContext, change);
    }
}
