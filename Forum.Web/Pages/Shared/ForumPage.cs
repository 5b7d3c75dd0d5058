using Forum.Core;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Forum.Web.Pages.Shared;

/// <summary>What every page knows: who reads, in which language, and how a refusal is said.</summary>
public abstract class ForumPage : PageModel
{
    public Member Member => HttpContext.Member();

    public Texts Texts => Texts.Current;

    /// <summary>When the page was asked for, in milliseconds since 1970: nothing that its lists lack moved before.</summary>
    public long Since { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Since = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What the confidentiality guard says of a text sent to this page; null where there is nothing to say, or she has seen it.</summary>
    protected internal Advice? Advise(string? title, string? body, string? seen = null) =>
        Advice.Of(title, body, DateTimeOffset.FromUnixTimeMilliseconds(Since)) is { } advice && !advice.IsSeen(seen) ? advice : null;

    /// <summary>The same for several fields of the form that was sent to this page.</summary>
    /// <param name="stands">what is kept of them already</param>
    protected GuardedForm? Guarded(IReadOnlyList<string> names, string stands = "") => GuardedForm.Of(Request.Form, names, DateTimeOffset.FromUnixTimeMilliseconds(Since), stands);

    /// <summary>404, 403, 409, 429 as designed error pages; 422 shows this page again, with the sentence beside its field and the text kept.</summary>
    protected IActionResult Refuse(Refusal refusal)
    {
        switch (refusal.Kind)
        {
            case RefusalKind.NotFound: return NotFound();
            case RefusalKind.NotAllowed: return Member.IsSignedIn ? StatusCode(StatusCodes.Status403Forbidden) : Challenge();
            case RefusalKind.Conflict: return StatusCode(StatusCodes.Status409Conflict);
            case RefusalKind.TooMany: return StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                ModelState.AddModelError(refusal.Field, refusal.Count is { } count ? Texts.Count(refusal.Key, count) : Texts[refusal.Key]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Shown();
        }
    }

    /// <summary>This page again with 422: nothing is wrong, and nothing is done yet.</summary>
    protected IActionResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Shown();
    }

    /// <summary>This page: its view, or the pieces it is made of.</summary>
    protected virtual IActionResult Shown() => Page();

    /// <summary>303: the browser gets the next page by GET, and going back sends nothing twice.</summary>
    protected IActionResult SeeOther(string url)
    {
        Response.Headers.Location = url;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
