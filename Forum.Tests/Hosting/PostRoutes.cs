using System.Text.RegularExpressions;
using Forum.Core.Threads;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace Forum.Tests.Hosting;

/// <summary>The routes of the program, from its own list: a page added tomorrow is tested tomorrow.</summary>
internal static partial class PostRoutes
{
    /// <summary>Every field a form of ours has, and some that none has.</summary>
    public static readonly string[] Fields =
    [
        "Title", "Body", "Region", "Theme", "OtherRegions", "OtherThemes", "Kind", "Audience", "SubmissionId", "Place", "Fields", "Email", "Password", "retour", "langue",
        "suivre", "lu", "jusqua", "region", "theme", "Act", "Number", "Page", "Name", "q", "back",
    ];

    /// <summary>Ends the session: left out where it is still needed.</summary>
    public const string SignOut = "/deconnexion";

    /// <summary>Whether it ends the session of who sends it.</summary>
    public static bool EndsSession(string route) => route is SignOut || route.Equals("/compte/sessions/partout", StringComparison.OrdinalIgnoreCase);

    /// <summary>Addresses that take a POST, filled with this thread: one for each handler of a page.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ForumApp app, ThreadHead thread)
    {
        var loader = app.Get<PageLoader>();
        List<string> routes = [];
        foreach (var endpoint in app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) continue;
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            routes.AddRange(compiled.HandlerMethods.Where(h => h.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)).Select(h => Fill(endpoint.RoutePattern.RawText!, thread, h.Name ?? "")));
        }
        Assert.That(routes, Has.Count.GreaterThan(20).And.Contains(SignOut));
        return [.. routes.Distinct()];
    }

    /// <summary>A route with its values: this thread, its first post, a region or a theme, one of the page's forms.</summary>
    public static string Fill(string route, ThreadHead thread, string handler = "profil") => "/" + Value().Replace(route.TrimStart('/'), m => m.Groups[1].Value switch
    {
        "id" => $"{thread.Id}",
        "slug" when route.Contains("fils", StringComparison.Ordinal) => thread.Slug,
        "slug" when route.Contains("themes", StringComparison.Ordinal) => "ressources",
        "slug" => "estrie",
        "handler" => handler,
        _ => "1",
    });

    [GeneratedRegex(@"\{\*{0,2}([a-zA-Z]+)[^}]*\}")]
    private static partial Regex Value();
}
