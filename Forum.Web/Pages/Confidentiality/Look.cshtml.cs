using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Confidentiality;

/// <summary>POST /confidentialite/avis, while she writes: what the guard would say on sending (Title, Body), as it stands in the composer; empty where it would say nothing. Nothing is kept.</summary>
[EnableRateLimiting(Limit.Preview)]
public sealed class LookModel : ForumPage
{
    public Advice? Advice { get; private set; }

    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost(string? title, string? body)
    {
        if (!Member.IsSignedIn) return Challenge();
        if ((body?.Length ?? 0) > Core.Posts.PostText.MaxBody) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        Advice = Advise(title, body);
        return Page();
    }
}
