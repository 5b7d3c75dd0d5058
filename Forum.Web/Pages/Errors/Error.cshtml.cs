using System.Globalization;
using Forum.Web.Hosting;
using Forum.Web.Pages.Publishing;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Errors;

/// <summary>What every refused or failed request shows (ErrorPages sends it here with its status and method). It has no handler: nothing can be done by it.</summary>
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
public sealed class ErrorModel : ForumPage
{
    public string Key { get; private set; } = "";

    public int Status => Response.StatusCode;

    /// <summary>Seconds to wait before trying again; 0 where nobody knows or it would not help.</summary>
    public int RetrySeconds { get; private set; }

    /// <summary>The address that was asked for.</summary>
    public string Asked { get; private set; } = "/";

    /// <summary>The page of ours she came from, or "".</summary>
    public string From { get; private set; } = "";

    /// <summary>What she had written, to give back.</summary>
    public KeptForm? Kept { get; private set; }

    /// <summary>A text whose writer's session had ended: she may sign in here and go on with it.</summary>
    public ResumeForm? Resume { get; private set; }

    /// <summary>Signing in may be what is missing.</summary>
    public bool OffersSignIn => !Member.IsSignedIn && (Status is 403 or 404 || ErrorPages.HasExpired(HttpContext));

    /// <summary>Names this fault in the log, for who keeps the place.</summary>
    public string Reference => Status >= 500 ? HttpContext.TraceIdentifier : "";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!ErrorPages.IsAnswering(HttpContext))
        {
            context.Result = NotFound();
            return;
        }
        Key = ErrorPages.Key(HttpContext);
        if (Status == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = ErrorPages.StoreRetrySeconds.ToString(CultureInfo.InvariantCulture);
        RetrySeconds = int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        if (WantsJson) context.Result = Problem();
        else LookBack();
    }

    private bool WantsJson => Request.Headers.Accept.ToString() is var accept
        && accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("html", StringComparison.OrdinalIgnoreCase);

    private void LookBack()
    {
        Asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } answered ? answered.OriginalPath + answered.OriginalQueryString
            : HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path + Request.QueryString;
        if (Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var referer) && referer.Authority == Request.Host.Value && Url.IsLocalUrl(referer.PathAndQuery)) From = referer.PathAndQuery;
        if (IsOwnForm && HttpContext.Features.Get<IFormFeature>()?.Form is { } form)
        {
            Kept = KeptForm.Of(form, Asked, mayResend: Status is 429 or 503);
            if (!Member.IsSignedIn && ErrorPages.HasExpired(HttpContext)) Resume = ResumeForm.Of(form);
        }
    }

    /// <summary>Only what one of our own pages sent is shown back: another site must not put words on ours.</summary>
    private bool IsOwnForm => !HttpMethods.IsGet(Request.Method) && Request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" => true,
        "" => From.Length > 0,
        _ => false,
    };

    private ObjectResult Problem()
    {
        var problem = new ProblemDetails { Status = Status, Title = Texts[Key + ".title"], Detail = Texts[Key + ".what"] };
        if (RetrySeconds > 0) problem.Extensions["retryAfter"] = RetrySeconds;
        return new(problem) { StatusCode = Status, ContentTypes = { "application/problem+json" } };
    }
}
