using Forum.Core.Site;

namespace Forum.Web.Hosting;

/// <summary>
/// Until somebody has set the place up, every address leads to the page that says so; until it is said who answers for personal data (Loi 25), to the page where a coordinator says it.
/// Only in Production: elsewhere a store is empty on purpose.
/// </summary>
internal sealed class SetUpGate(RequestDelegate next, SetUpCode code, SiteSettings site, IHostEnvironment environment)
{
    public const string Page = "/installation", PolicyPage = "/administration/confidentialite";

    private static readonly PathString[] Open = [Page, "/langue", "/sante", "/dist", "/favicon.svg"];

    /// <summary>A coordinator comes in to say it.</summary>
    private static readonly PathString[] Door = ["/connexion", "/deconnexion", PolicyPage];

    public async Task InvokeAsync(HttpContext context)
    {
        if (environment.IsProduction() && !ErrorPages.IsAnswering(context) && !IsUnder(Open, context) && await WhereAsync(context) is { } page)
        {
            context.Response.Redirect(page);
            return;
        }
        await next(context);
    }

    /// <summary>Null where the way is free.</summary>
    private async Task<string?> WhereAsync(HttpContext context)
    {
        if (await code.IsNeededAsync(context.RequestAborted)) return Page;
        if (site.Policy is not null || IsUnder(Door, context)) return null;
        return context.Member().IsCoordinator ? PolicyPage : Page;
    }

    private static bool IsUnder(PathString[] paths, HttpContext context) => paths.Any(path => context.Request.Path.StartsWithSegments(path));
}
