using Forum.Core.Members;
using Forum.Core.Site;

namespace Forum.Web.Hosting;

/// <summary>Where the place requires two steps of facilitators and coordinators, one who has not taken them up yet finds nothing but the pages where she does: the codes of a telephone, or a passkey. Coming in with a passkey is both steps.</summary>
internal sealed class TwoStepsGate(RequestDelegate next, SiteSettings site)
{
    public const string Page = "/compte/deux-etapes";

    private static readonly PathString[] Open = [Page, "/compte/cles", "/deconnexion", "/langue", "/confidentialite", "/sante", "/dist", "/favicon.svg"];

    public static bool Stops(SiteSettings site, Member member) => site.RequiresTwoSteps && member is { Facilitates: true, HasTwoSteps: false };

    public Task InvokeAsync(HttpContext context)
    {
        if (!Stops(site, context.Member()) || ErrorPages.IsAnswering(context) || Open.Any(path => context.Request.Path.StartsWithSegments(path))) return next(context);
        context.Response.Redirect(Page);
        return Task.CompletedTask;
    }
}
