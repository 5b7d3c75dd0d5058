using Forum.Core.Dossiers;
using Forum.Core.Posts;
using Forum.Web.Hosting;
using Forum.Web.Pages.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Dossiers;

/// <summary>A message of a dossier becomes one of its dated updates, or is none any more.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class UpdateModel(OpenPost openPost, MarkUpdate mark, PostAnswers answers) : PostPageModel(openPost)
{
    public IActionResult OnGet(long id, long number) => Redirect($"/fils/{id}/m/{number}");

    public async Task<IActionResult> OnPostAsync(long id, long number, bool update, string? from, CancellationToken ct)
    {
        var (change, refusal) = await mark.RunAsync(Member, id, number, update, ct);
        return change is null ? await ShowRefusedAsync(id, number, refusal!, ct) : await answers.AfterActAsync(HttpContext, change, from);
    }
}
