using Forum.Core.Files;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Files;

/// <summary>POST /fichiers/{id}/retirer: who gave a file and has not sent it takes it back, by script. Without script the form says so itself.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class TakeBackModel(ChangeWaiting change) : ForumPage
{
    public IActionResult OnGet() => Redirect("/publier");

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        var outcome = await change.RunAsync(Member, new([], [id], new Dictionary<long, string>()), ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : new NoContentResult();
    }
}
