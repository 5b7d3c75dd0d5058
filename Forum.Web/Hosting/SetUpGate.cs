using Forum.Core.Site;

namespace Forum.Web.Hosting;

/// <summary>Until somebody has set the place up, every address leads to the page that says so. Only in Production: elsewhere a store is empty on purpose.</summary>
internal sealed class SetUpGate(RequestDelegate next, SetUpCode code, IHostEnvironment environment)
{
    public const string Page = "/installation";

    private static readonly PathString[] Open = [Page, "/langue", "/sante", "/dist", "/favicon.svg"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (environment.IsProduction() && !ErrorPages.IsAnswering(context) && !Open.Any(path => context.Request.Path.StartsWithSegments(path)) && await code.IsNeededAsync(context.RequestAborted))
        {
            context.Response.Redirect(Page);
            return;
        }
        await next(context);
    }
}
