using Forum.Core.Posts;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Publishing;

/// <summary>POST /apercu: exactly the HTML the post would have, for its writer before it is one; refused, the sentence that posting would say, with 422.</summary>
[EnableRateLimiting(Limit.Preview)]
public sealed class PreviewModel : ForumPage
{
    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost(string? body)
    {
        if (!Member.IsSignedIn) return Challenge();
        var text = PostText.Check(body);
        return text.Refusal is { } refusal
            ? new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, ContentType = "text/plain; charset=utf-8", Content = Texts[refusal.Key] }
            : Content(text.Value!.Html, "text/html; charset=utf-8");
    }
}
