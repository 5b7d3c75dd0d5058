using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Live;

/// <summary>Answers a form of Turbo with streams instead of a redirect: the page stays, its pieces change. Only where <see cref="Streams.AreAccepted"/>.</summary>
/// <param name="html">one or more elements made by <see cref="Streams"/></param>
public sealed class TurboStreamResult(string html, int status = StatusCodes.Status200OK) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = Streams.ContentType + "; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.Append("Vary", "Accept");
        return response.WriteAsync(html, context.HttpContext.RequestAborted);
    }
}
