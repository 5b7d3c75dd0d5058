using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Tests.Regions;

public sealed partial class RegionPagesTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_channel_groups_its_threads_by_theme_and_counts_its_cells()
    {
        var member = await World.MemberAsync("Amina Diallo", "outaouais");
        await World.ThreadAsync(member, "Un bailleur qui répond?", "outaouais", "financement");
        await World.ThreadAsync(member, "Une grille à partager", "outaouais", "outils");
        using var visitor = await App.VisitAsync(member);
        var page = await visitor.ReadAsync("/regions/outaouais");
        // the heading of the pins stands without any: style hides it until one comes live
        Assert.That(Headings(page).Where(h => h != "2 Épinglés").Take(5), Is.EqualTo(new[] { "1 Outaouais", "2 Financement", "3 Un bailleur qui répond?", "2 Outils d’intervention", "3 Une grille à partager" }));
        Assert.That(page, Does.Contain("/regions/outaouais?theme=financement\">Financement<span class=\"muted\">1</span>").And.Contain("data-place=\"region:outaouais\""));
    }

    [Test]
    public async Task An_empty_cell_invites_to_ask_first_and_shows_the_neighbours_then_Québec()
    {
        var member = await World.MemberAsync("Amina Diallo", "nord-du-quebec");
        await World.ThreadAsync(member, "Chez la voisine", "cote-nord", "innovations");
        await World.ThreadAsync(member, "À l’autre bout", "estrie", "innovations");
        using var visitor = await App.VisitAsync(member);
        var page = await visitor.ReadAsync("/regions/nord-du-quebec?theme=innovations");
        Assert.That(page, Does.Contain("<h1>Innovations dans le Nord-du-Québec</h1>").And.Contain("poser une question dans le Nord-du-Québec sur ce thème&#xA0;: Innovations")
            .And.Contain("/publier?region=nord-du-quebec&amp;theme=innovations").And.Contain("Dans les régions voisines du Nord-du-Québec"));
        Assert.That(Headings(page), Is.SupersetOf(new[] { "3 Chez la voisine", "3 À l’autre bout" }));
        Assert.That(page.IndexOf("Chez la voisine", StringComparison.Ordinal), Is.LessThan(page.IndexOf("À l’autre bout", StringComparison.Ordinal)));
    }

    [TestCase("/regions/estrie-nord")]
    [TestCase("/regions/estrie?theme=patinage")]
    [TestCase("/regions/estrie?avant=zz")]
    [TestCase("/regions/estrie?avant=ffffffffffffffff-1")]
    [TestCase("/themes/patinage")]
    [TestCase("/themes/financement?region=zz")]
    [TestCase("/questions?apres=7-1-1")]
    [TestCase("/non-lus?region=zz")]
    [TestCase("/?voir=tout")]
    public async Task What_is_not_there_is_said_so(string path)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        Assert.That((await visitor.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/regions")]
    [TestCase("/regions/estrie")]
    [TestCase("/themes")]
    [TestCase("/themes/financement")]
    [TestCase("/questions")]
    [TestCase("/non-lus")]
    public async Task Somebody_who_is_not_signed_in_is_asked_to(string path)
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.GetAsync(path);
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString.Split('?')[0]), Is.EqualTo((HttpStatusCode.Redirect, "/connexion")));
    }

    [Test]
    public async Task An_address_with_a_dash_goes_to_the_one_with_a_hyphen()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        var answer = await visitor.GetAsync("/regions/saguenay%E2%80%93lac-saint-jean?theme=outils");
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.MovedPermanently, "/regions/saguenay-lac-saint-jean?theme=outils")));
    }

    [Test]
    public async Task Following_brings_a_region_into_the_rail_and_unfollowing_takes_it_out()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        Assert.That(Rail(await visitor.ReadAsync("/regions/mauricie")), Has.No.Member("/regions/mauricie"));
        var answer = await visitor.PostAsync("/regions/mauricie/suivre", ("Suivre", "1"));
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, "/regions/mauricie")));
        Assert.That(Rail(await visitor.ReadAsync("/regions/mauricie")), Has.Member("/regions/mauricie"));
        await visitor.PostAsync("/regions/mauricie/suivre", ("Suivre", "0"));
        Assert.That(Rail(await visitor.ReadAsync("/")), Has.No.Member("/regions/mauricie").And.Member("/regions/bas-saint-laurent").And.Member("/regions/tout-le-quebec"));
    }

    [Test]
    public async Task Following_takes_a_form_of_ours_a_member_and_a_region()
    {
        using var member = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        Assert.That((await member.PostAsync("/regions/zz/suivre", ("Suivre", "1"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await member.PostAsync("/regions/estrie/suivre", ("Suivre", "oui"))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Suivre", "1")]);
        Assert.That((await member.Http.PostAsync(new Uri("/regions/estrie/suivre", UriKind.Relative), form)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await App.Get<FollowRegion>().RunAsync(Member.Nobody, "estrie", true, default)).Refusal, Is.EqualTo(Core.Refusal.NotAllowed));
        Assert.That((await App.Get<FollowTheme>().RunAsync(Member.Nobody, "outils", true, default)).Refusal, Is.EqualTo(Core.Refusal.NotAllowed));
    }

    [Test]
    public async Task The_map_and_the_list_beside_it_say_the_same()
    {
        var member = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(member, region: "lanaudiere");
        using var visitor = await App.VisitAsync(member);
        var page = await visitor.ReadAsync("/regions");
        foreach (var region in App.Get<Places>().Regions)
        {
            Assert.That(Tile().Matches(page).Select(m => m.Groups[1].Value), Has.Exactly(1).EqualTo(region.Slug));
            Assert.That(Entry().Matches(page).Select(m => m.Groups[1].Value), Has.Exactly(1).EqualTo(region.Slug));
        }
        var week = (await App.Get<ReadRegionWeek>().RunAsync(default))[App.Get<Places>().Region("lanaudiere")!.Id];
        Assert.That(page, Does.Match($"title=\"Lanaudière\"><span class=\"sr\">Lanaudière, </span><span>LAN</span> <small>{week}<").And.Match($"<span>Lanaudière</span><small>{week} message"));
        App.Clock.Advance(TimeSpan.FromDays(8));
        Assert.That(await visitor.ReadAsync("/regions"), Does.Match("<span>Lanaudière</span><small>rien cette semaine"));
    }

    private static List<string> Headings(string page) => [.. Heading().Matches(page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)]).Select(m => $"{m.Groups[1].Value} {Tags().Replace(m.Groups[2].Value, "").Trim()}")];

    private static List<string> Rail(string page) => [.. Link().Matches(page[page.IndexOf("class=\"rail\"", StringComparison.Ordinal)..page.IndexOf("<main", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("<h([1-6])[^>]*>(.*?)</h", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("class=\"h[0-5]\" href=\"/regions/([^\"]+)\"")]
    private static partial Regex Tile();

    [GeneratedRegex("<li><a href=\"/regions/([^\"?]+)\"><span>")]
    private static partial Regex Entry();
}
