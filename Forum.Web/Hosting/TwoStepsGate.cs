using Forum.Core.Members;
using Forum.Core.Site;

namespace Forum.Web.Hosting;

/// <summary>Where the place requires two steps of facilitators and coordinators, one who has not taken them up yet finds nothing but the page where she does.</summary>
internal sealed class TwoStepsGate(RequestDelegate next, SiteSettings site)
{
    public const string Page = "/compte/deux-etapes";

    private static readonly PathString[] Open = [Page, "/deconnexion", "/langue", "/confidentialite", "/sante", "/dist", "/favicon.svg"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!site.RequiresTwoSteps || context.Member() is not { Role: not Role.Member, HasTwoSteps: false } || ErrorPages.IsAnswering(context) || Open.Any(path => context.Request.Path.StartsWithSegments(path))) return next(context);
        context.Response.Redirect(Page);
        return Task.CompletedTask;
    }
}
