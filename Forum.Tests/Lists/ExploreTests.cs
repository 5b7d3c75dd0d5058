using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Lists;

/// <summary>The page that a telephone has in place of the rail.</summary>
public sealed class ExploreTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly string[] Everything =
    [
        "/questions", "/bons-coups", "/outils", "/ressources", "/etudes", "/agenda", "/repertoire", "/messages", "/capsule", "/concertation", "/compte/flux",
        "/publier?kind=question", "/publier?kind=bon-coup", "/publier?kind=outil", "/publier?kind=occasion", "/publier?kind=formation", "/regions/estrie", "/themes/financement",
    ];

    [Test]
    public async Task Everything_is_two_taps_from_any_page()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo", "estrie"));
        foreach (var path in new[] { "/", "/agenda", "/compte" }) Assert.That(await visitor.ReadAsync(path), Does.Match("<nav class=\"tabbar\"[\\s\\S]*href=\"/explorer\"[\\s\\S]*</nav>"), path);
        var page = await visitor.ReadAsync("/explorer");
        var main = MainOf(page);
        foreach (var path in Everything)
        {
            Assert.That(main, Does.Contain($"href=\"{path}\""));
            Assert.That((await visitor.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        }
        Assert.That(main, Does.Not.Contain("/animation").And.Not.Contain("/administration"));
    }

    [Test]
    public async Task Who_facilitates_and_who_coordinates_find_their_desks_there()
    {
        using var facilitator = await App.VisitAsync(await World.MemberAsync("Ève Roy", "estrie", Role.Facilitator, "estrie"));
        using var coordinator = await App.VisitAsync(await World.MemberAsync("Claire Roy", "estrie", Role.Coordinator));
        Assert.That(MainOf(await facilitator.ReadAsync("/explorer")), Does.Contain("/animation/accueil").And.Not.Contain("/administration"));
        Assert.That(MainOf(await coordinator.ReadAsync("/explorer")), Does.Contain("/animation/accueil").And.Contain("/administration/membres"));
    }

    private static string MainOf(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
}
