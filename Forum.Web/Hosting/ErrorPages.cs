using Forum.Core.Data;
using Forum.Core.Text;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Diagnostics;

namespace Forum.Web.Hosting;

/// <summary>Every refusal and every fault has a page of ours (Pages/Errors): what happened, what to do next, and the text that was sent. The status stays; no handler runs twice; nothing of the program shows.</summary>
internal static class ErrorPages
{
    public const string Path = "/erreur";

    /// <summary>Seconds after which a store that does not answer is worth another try.</summary>
    public const int StoreRetrySeconds = 5;

    private static readonly object Expired = new();

    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseMiddleware<LastResort>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path,
            // what failed in the first round is not asked again in the round that says so
            CreateScopeForErrors = true,
            StatusCodeSelector = Status,
            // what the sender did wrong is no fault of ours to log
            SuppressDiagnosticsCallback = fault => Status(fault.Exception) < 500,
        });
        app.UseStatusCodePagesWithReExecute(Path);
    }

    /// <summary>The request is going round again to show its error page: nobody limits, reads or counts it a second time.</summary>
    public static bool IsAnswering(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null || HasFailed(context);

    /// <summary>The error page of a fault: it must ask the store nothing, which may be what failed.</summary>
    public static bool HasFailed(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>() is not null;

    public static void SayExpired(HttpContext context) => context.Items[Expired] = true;

    public static bool HasExpired(HttpContext context) => context.Items.ContainsKey(Expired);

    /// <summary>What the resources of the page begin with; 400 has two pages, and a status without one of its own has its hundred's.</summary>
    public static string Key(HttpContext context) => "errors." + context.Response.StatusCode switch
    {
        400 when HasExpired(context) => "expired",
        400 or 403 or 404 or 405 or 409 or 413 or 415 or 422 or 429 or 500 or 503 => $"s{context.Response.StatusCode}",
        < 500 => "s400",
        _ => "s500",
    };

    public static int Status(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when StoreFaults.IsAway(fault) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}

/// <summary>The page for when even the error page fails: words and a link, made of nothing but strings.</summary>
internal sealed partial class LastResort(RequestDelegate next, ILogger<LastResort> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try { await next(context); }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            PageFailed(e);
            context.Response.Clear();
            context.Response.StatusCode = ErrorPages.Status(e);
            await ShowAsync(context);
        }
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var texts = Texts.For(RequestLanguage.Of(context));
        var key = ErrorPages.Key(context);
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = $"{ErrorPages.StoreRetrySeconds}";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{texts.Language.Tag()}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{texts[key + ".title"]}</title>
              <link rel="stylesheet" href="{context.RequestServices.GetRequiredService<Assets>().Url("style.css")}">
              <link rel="stylesheet" href="{context.RequestServices.GetRequiredService<Assets>().Url("pages.css")}">
            </head>
            <body>
            <main class="fault alone" id="contenu">
              <h1>{texts[key + ".title"]}</h1>
              <p>{texts[key + ".what"]}</p>
              <p><a class="btn primary" href="/">{texts["errors.home"]}</a></p>
            </main>
            </body>
            </html>
            """, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The error page itself failed")]
    private partial void PageFailed(Exception error);
}
