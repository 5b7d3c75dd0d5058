using Forum.Core;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Moderation;

/// <summary>/fils/{id}/m/{number}/signaler: a member points a post out to its facilitators.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class ReportModel(ShowPost showPost, ReportPost reportPost) : ForumPage
{
    public ShownPost Reported { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        if (!Member.IsSignedIn) return Refuse(Refusal.NotAllowed);
        if (await OpenAsync(id, number, ct) is { } refusal) return Refuse(refusal);
        return Reported.Post.DeletedAt is null ? Page() : Redirect($"/fils/{id}/m/{number}");
    }

    public async Task<IActionResult> OnPostAsync(long id, long number, CancellationToken ct)
    {
        var reported = await reportPost.RunAsync(new(Member, id, number, Reason, Words), ct);
        if (reported.Refusal is not { } refusal) return SeeOther($"/fils/{id}/m/{number}?signale=true");
        return refusal.Kind is RefusalKind.Invalid && await OpenAsync(id, number, ct) is { } gone ? Refuse(gone) : Refuse(refusal);
    }

    private async Task<Refusal?> OpenAsync(long id, long number, CancellationToken ct)
    {
        var (shown, refusal) = await showPost.RunAsync(Member, id, number, ct);
        if (shown is not null) Reported = shown;
        return refusal;
    }
}
