using Forum.Core.Sheets;
using Forum.Web.Hosting;
using Forum.Web.Pages.Posts;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Sheets;

/// <summary>« Toujours valable », said on the message’s own page.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class ConfirmModel(ConfirmSheet confirm, PostAnswers answers) : ForumPage
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, CancellationToken ct)
    {
        var (change, refusal) = await confirm.RunAsync(Member, id, number, ct);
        return change is null ? Refuse(refusal!) : await answers.ToThreadAsync(HttpContext, change);
    }
}
