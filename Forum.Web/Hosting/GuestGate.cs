using System.Globalization;
using Forum.Core.Members;

namespace Forum.Web.Hosting;

/// <summary>
/// A guest of a live exchange finds that exchange and nothing else: every other page leads back to it, and nothing can be sent elsewhere (403).
/// What she may read there is the store's to say (<see cref="Core.Threads.Readers"/>), what she may do there each use case's: this is the fence around both.
/// </summary>
internal sealed class GuestGate(RequestDelegate next)
{
    /// <summary>For everybody, or asked again by what it shows: pictures and files say themselves who reads them.</summary>
    private static readonly PathString[] Open = ["/live", "/fichiers", "/photos", "/apercu", "/brouillons", "/deconnexion", "/confidentialite", "/aide", "/langue", "/d", "/sante", "/dist", "/favicon.svg"];

    /// <summary>Pages of her own thread: read it, answer, react, vote, mend or take back what she wrote, report.</summary>
    private static readonly HashSet<string> OfHerThread =
    [
        "fils/{id:long}/{slug?}", "fils/{id:long}/repondre", "fils/{id:long}/agir", "fils/{id:long}/lu", "fils/{id:long}/agenda.ics", "fils/{id:long}/sondage/{poll:long}/voter",
        "fils/{id:long}/m/{number:long}", "fils/{id:long}/m/{number:long}/historique", "fils/{id:long}/m/{number:long}/qui", "fils/{id:long}/m/{number:long}/modifier", "fils/{id:long}/m/{number:long}/retirer",
        "fils/{id:long}/m/{number:long}/retablir", "fils/{id:long}/m/{number:long}/signaler",
    ];

    public Task InvokeAsync(HttpContext context)
    {
        var member = context.Member();
        if (!member.IsGuest || ErrorPages.IsAnswering(context) || IsHers(context, member)) return next(context);
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        // a list that a script asks for is no page to lead back from
        if (!reads || context.Request.Path.StartsWithSegments("/membres/suggestions")) context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status303SeeOther, Page(member));
        return Task.CompletedTask;
    }

    private static string Page(Member guest) => string.Create(CultureInfo.InvariantCulture, $"/en-direct/{guest.GuestOf}");

    private static bool IsHers(HttpContext context, Member guest) =>
        Open.Any(path => context.Request.Path.StartsWithSegments(path)) || context.Request.Path.StartsWithSegments(Page(guest))
        || (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } && OfHerThread.Contains(route.TrimStart('/'))
            && long.TryParse(Convert.ToString(context.Request.RouteValues["id"], CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var id) && id == guest.GuestOf);
}
