using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Home;

public sealed partial class HomePageTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_member_is_greeted_and_told_how_many_peers_wait()
    {
        var (asker, member) = (await World.MemberAsync("Luc Tremblay"), await World.MemberAsync("Amina Diallo", "estrie"));
        using var visitor = await App.VisitAsync(member);
        var before = Waiting(await visitor.ReadAsync("/"));
        await World.ThreadAsync(asker);
        await World.ThreadAsync(member);
        var page = await visitor.ReadAsync("/");
        Assert.That(page, Does.Contain("<h1>Bonjour, Amina</h1>"));
        Assert.That(Waiting(page), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task The_chips_turn_to_all_Québec_and_to_what_waits()
    {
        var (asker, member) = (await World.MemberAsync("Luc Tremblay"), await World.MemberAsync("Amina Diallo", "estrie"));
        var far = await World.ThreadAsync(asker, region: "laval", theme: "formation", kind: "echange");
        var home = await World.ThreadAsync(asker, region: "estrie");
        using var visitor = await App.VisitAsync(member);
        Assert.That(Rows(await visitor.ReadAsync("/")), Has.Member(home.Id).And.No.Member(far.Id));
        Assert.That(Rows(await visitor.ReadAsync("/?voir=quebec")), Is.SupersetOf(new[] { home.Id, far.Id }));
        Assert.That(Rows(await visitor.ReadAsync("/?voir=sans-reponse")), Has.Member(home.Id).And.No.Member(far.Id));
    }

    [Test]
    public async Task A_visitor_sees_what_the_place_is_and_nothing_of_its_members()
    {
        var member = await World.MemberAsync("Philomène Wapistan", "cote-nord");
        await World.ThreadAsync(member, "Entre membres seulement", kind: "bon-coup");
        using var visitor = await App.VisitAsync();
        var page = await visitor.ReadAsync("/");
        Assert.That(page, Does.Contain("Comment en faire partie").And.Not.Contain("Entre membres seulement").And.Not.Contain("Philomène").And.Not.Contain("class=\"rail\""));
    }

    [Test]
    public async Task A_visitor_sees_the_three_latest_bons_coups_made_public()
    {
        var facilitator = await World.MemberAsync("Maude Larivière", "estrie", Role.Facilitator, "estrie");
        for (var i = 1; i <= 4; i++)
        {
            App.Clock.Advance(TimeSpan.FromMinutes(1));
            await World.ThreadAsync(facilitator, $"Café numéro {i}", "estrie", "pratiques", "bon-coup", "public", "Une heure **sans téléphone**.");
        }
        await World.ThreadAsync(facilitator, "Une annonce publique", "estrie", "pratiques", "annonce", "public");
        using var visitor = await App.VisitAsync();
        var page = await visitor.ReadAsync("/");
        Assert.That(Coup().Matches(page).Select(m => m.Groups[1].Value), Is.EqualTo(new[] { "Café numéro 4", "Café numéro 3", "Café numéro 2" }));
        Assert.That(page, Does.Contain("Une heure sans téléphone.").And.Not.Contain("Une annonce publique"));
    }

    [Test]
    public async Task A_thread_kept_to_its_regions_is_on_no_page_of_an_outsider()
    {
        var author = await World.MemberAsync("Ève Roy", "centre-du-quebec");
        var kept = await World.ThreadAsync(author, "Strictement entre nous", "centre-du-quebec", "problematiques", audience: "regions");
        var outsider = await World.MemberAsync("Marc Gagnon", "montreal");
        World.Done(await App.Get<FollowRegion>().RunAsync(outsider, "centre-du-quebec", true, default));
        using var outside = await App.VisitAsync(outsider);
        using var inside = await App.VisitAsync(author);
        foreach (var path in new[] { "/", "/?voir=quebec", "/?voir=sans-reponse", "/questions", "/regions/centre-du-quebec", "/regions/centre-du-quebec?theme=problematiques", "/themes/problematiques", "/themes/problematiques?region=centre-du-quebec", "/regions/estrie?theme=problematiques" })
        {
            Assert.That(await outside.ReadAsync(path), Does.Not.Contain("Strictement entre nous"), path);
            Assert.That(Rows(await inside.ReadAsync(path)), Has.Member(kept.Id), path);
        }
        Assert.That(await outside.ReadAsync("/non-lus"), Does.Not.Contain("Strictement entre nous"));
        Assert.That(await outside.ReadAsync("/regions/centre-du-quebec"), Does.Not.Contain("theme=problematiques\">Problématiques vécues<span"));
    }

    [Test]
    public async Task A_masked_author_is_masked_in_the_lists()
    {
        var author = await World.MemberAsync("Rachel Vollant", "cote-nord");
        await World.ThreadAsync(author, kind: "etude-de-cas", region: "cote-nord");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Tremblay"));
        Assert.That(await visitor.ReadAsync("/?voir=quebec"), Does.Not.Contain("Vollant").And.Not.Contain(">RV<"));
    }

    [Test]
    public async Task A_cell_of_a_theme_names_the_cell_of_the_region_as_its_one_address()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Tremblay"));
        Assert.That(await visitor.ReadAsync("/themes/financement?region=estrie"), Does.Contain("<link rel=\"canonical\" href=\"/regions/estrie?theme=financement\">").And.Contain("<h1>Financement en Estrie</h1>"));
    }

    private static long Waiting(string page) => Question().Match(page) is { Success: true } match ? long.Parse(match.Groups[1].Value) : 0;

    private static List<long> Rows(string page) => [.. Row().Matches(page).Select(m => long.Parse(m.Groups[1].Value))];

    [GeneratedRegex("""href="/questions">(\d+) question""")]
    private static partial Regex Question();

    [GeneratedRegex("data-thread-row=\"(\\d+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("class=\"coup\".*?<h3><a[^>]*>([^<]+)</a>", RegexOptions.Singleline)]
    private static partial Regex Coup();
}
