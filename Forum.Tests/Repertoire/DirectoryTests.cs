using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Repertoire;
using Forum.Core.Text;
using Forum.Tests.Members;
using Forum.Web.Resources;

namespace Forum.Tests.Repertoire;

public sealed class DirectoryTests(Dialect dialect) : BothStores(dialect)
{
    [TestCase("ève o'neil", true)]
    [TestCase("EVE", true)]
    [TestCase("neil anne", true)]
    [TestCase("nne", false)]
    [TestCase("%", true)]
    public async Task A_person_is_found_by_the_beginning_of_any_word_of_her_name(string typed, bool found)
    {
        var anne = await World.MemberAsync("Anne-Ève O’Neil", "laval");
        Assert.That((await PeopleAsync(await World.MemberAsync("Luc Roy"), Filter.None with { Name = typed, RegionId = Id("laval") })).Contains(anne.Id), Is.EqualTo(found));
    }

    [Test]
    public async Task Somebody_is_found_by_what_she_knows_where_she_shows_it_and_only_there()
    {
        var (shown, near, hidden) = (await World.MemberAsync("Une", "mauricie"), await World.MemberAsync("Deux", "mauricie"), await World.MemberAsync("Trois", "mauricie"));
        foreach (var (member, audience) in new[] { (shown, "membres"), (near, "regions"), (hidden, "personne") })
            await App.SaysAsync(member, Groups.Draft with { Expertises = ["Apiculture éducative"], For = Groups.Draft.For with { Expertises = audience } });
        var filter = Filter.None with { Name = "apicul educ" };
        var (neighbour, far) = (await World.MemberAsync("Voisine", "mauricie"), await World.MemberAsync("Loin", "estrie"));
        Assert.That(await PeopleAsync(neighbour, filter), Is.EquivalentTo(new[] { shown.Id, near.Id }));
        Assert.That(await PeopleAsync(far, filter), Is.EquivalentTo(new[] { shown.Id }));
        using var visitor = await App.VisitAsync(far);
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/repertoire?voir=personnes&region=mauricie"));
        Assert.That(page.Split("Apiculture éducative").Length - 1, Is.EqualTo(1), "all three are listed, one says it");
        Assert.That(page, Does.Contain($"/membres/{near.Id}\"").And.Contain($"/membres/{hidden.Id}\""));
    }

    [Test]
    public async Task Nobody_stands_in_the_directory_who_did_not_consent_or_took_it_back_and_it_says_so_to_her()
    {
        var (stays, leaves) = (await World.MemberAsync("Reste", "laval"), await World.MemberAsync("Part", "laval"));
        using var visitor = await App.VisitAsync(leaves);
        Assert.That(await visitor.ReadAsync("/repertoire?voir=personnes"), Does.Not.Contain("class=\"link\" href=\"/compte/consentements\""));
        World.Done(await App.Get<ChangeConsents>().RunAsync(leaves, [], default));
        Assert.That(await PeopleAsync(stays, Filter.None with { RegionId = Id("laval") }), Has.Member(stays.Id).And.No.Member(leaves.Id));
        Assert.That(await visitor.ReadAsync("/repertoire?voir=personnes"), Does.Contain("class=\"link\" href=\"/compte/consentements\""));
        World.Done(await App.Get<ChangeConsents>().RunAsync(leaves, [ConsentPurpose.Directory], default));
        Assert.That(await PeopleAsync(stays, Filter.None with { RegionId = Id("laval") }), Has.Member(leaves.Id));
    }

    [Test]
    public async Task Themes_kept_from_a_reader_do_not_make_a_member_or_her_group_be_found_nor_counted()
    {
        var (open, kept) = (await App.GroupAsync("Groupe ouvert", "", "outaouais"), await App.GroupAsync("Groupe discret", "", "outaouais"));
        var (one, two) = (await App.InAsync(open, await World.MemberAsync("Ouverte", "outaouais")), await App.InAsync(kept, await World.MemberAsync("Discrète", "outaouais")));
        foreach (var member in new[] { one, two }) World.Done(await App.Get<FollowPlaces>().RunAsync(new(member, [], ["formation"]), default));
        await App.SaysAsync(two, Groups.Draft with { For = Groups.Draft.For with { Places = "regions" } });
        var filter = Filter.None with { ThemeId = App.Get<Places>().Theme("formation")!.Id, RegionId = Id("outaouais") };
        var (near, far) = (await World.MemberAsync("Voisine", "outaouais"), await World.MemberAsync("Loin", "estrie"));
        foreach (var (reader, both) in new[] { (near, true), (far, false) })
        {
            var people = World.Done(await App.Get<ListPeople>().RunAsync(new(reader, filter), default));
            var groups = World.Done(await App.Get<ListOrganisations>().RunAsync(new(reader, filter), default));
            Assert.That(people.Rows.Select(p => p.Id), Is.EquivalentTo(both ? [one.Id, two.Id] : new[] { one.Id }));
            Assert.That(groups.Rows.Select(o => o.Id), Is.EquivalentTo(both ? [open, kept] : new[] { open }));
            Assert.That((people.Count, people.ByRegion[Id("outaouais")], groups.Count), Is.EqualTo(both ? (2L, 2L, 2L) : (1L, 1L, 1L)));
        }
    }

    [Test]
    public async Task A_group_stands_once_under_each_of_its_facets_and_regions_and_its_people_with_it()
    {
        var group = await App.GroupAsync("La Clé", "", "bas-saint-laurent", "capitale-nationale");
        await App.FacetsAsync(group, "hebergement", "16-20-ans", "raccrochage");
        var maude = await App.InAsync(group, await World.MemberAsync("Maude Ouellet", "bas-saint-laurent"));
        var reader = await World.MemberAsync("Luc Roy");
        foreach (var slug in new[] { "hebergement", "16-20-ans", "raccrochage" })
        {
            var filter = Filter.None with { FacetId = (await App.Get<ListFacets>().RunAsync(default)).Single(f => f.Slug == slug).Id };
            foreach (var region in new[] { "bas-saint-laurent", "capitale-nationale" })
            {
                var found = World.Done(await App.Get<ListOrganisations>().RunAsync(new(reader, filter with { RegionId = Id(region) }), default));
                Assert.That(found.Rows.Count(o => o.Id == group), Is.EqualTo(1), slug);
            }
            Assert.That(await PeopleAsync(reader, filter), Has.Member(maude.Id));
        }
    }

    [Test]
    public async Task Pages_follow_each_other_by_key_and_show_everybody_once_in_the_order_of_names()
    {
        foreach (var name in new[] { "Zoé Roy", "Éric Roy", "Eva Roy", "Éric Roy", "Anaïs Roy" }) await World.MemberAsync(name, "abitibi-temiscamingue");
        var reader = await World.MemberAsync("Luc Roy");
        var filter = Filter.None with { RegionId = Id("abitibi-temiscamingue") };
        List<string> seen = [];
        for (long? after = 0; after is { } key;)
        {
            var found = World.Done(await App.Get<ListPeople>().RunAsync(new(reader, filter, key, 2), default));
            seen.AddRange(found.Rows.Select(p => p.Name));
            Assert.That(found.Count, Is.EqualTo(5));
            after = found.After;
        }
        Assert.That(seen, Is.EqualTo(new[] { "Anaïs Roy", "Éric Roy", "Éric Roy", "Eva Roy", "Zoé Roy" }));

        foreach (var name in new[] { "L’Écho", "École ouverte", "Entraide" }) await App.GroupAsync(name, "", "abitibi-temiscamingue");
        List<string> groups = [];
        for (long? after = 0; after is { } key;)
        {
            var found = World.Done(await App.Get<ListOrganisations>().RunAsync(new(reader, filter, key, 1), default));
            groups.AddRange(found.Rows.Select(p => p.Name));
            after = found.After;
        }
        Assert.That(groups, Is.EqualTo(new[] { "École ouverte", "Entraide", "L’Écho" }));
    }

    [Test]
    public async Task The_map_and_the_list_beside_it_say_how_many_stand_in_each_region_and_lead_there()
    {
        await World.MemberAsync("Une", "chaudiere-appalaches");
        await World.MemberAsync("Deux", "chaudiere-appalaches");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/repertoire?voir=personnes&q=e"));
        var here = System.Text.RegularExpressions.Regex.Matches(page, "href=\"/repertoire\\?voir=personnes&q=e&region=chaudiere-appalaches\"");
        Assert.That(here, Has.Count.EqualTo(2));
        var all = WebUtility.HtmlDecode(await visitor.ReadAsync("/repertoire?voir=personnes"));
        Assert.That(all, Does.Contain("<small>2 membres</small>").And.Contain("title=\"Chaudière-Appalaches\"><span class=\"sr\">Chaudière-Appalaches, </span><span>CA</span> <small aria-hidden=\"true\">2</small><span class=\"sr\">2 membres</span>"));
        var region = WebUtility.HtmlDecode(await visitor.ReadAsync("/regions/chaudiere-appalaches"));
        Assert.That(region, Does.Contain("href=\"/repertoire?voir=personnes&region=chaudiere-appalaches\">2 membres</a>"));
    }

    [Test]
    public async Task Who_facilitates_a_region_is_named_there_with_a_link()
    {
        var maude = await World.MemberAsync("Maude Larivière", "estrie", Role.Facilitator, "nord-du-quebec");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        Assert.That(await visitor.ReadAsync("/regions/nord-du-quebec"), Does.Contain($"href=\"/membres/{maude.Id}\" dir=\"auto\">Maude Larivière</a>"));
    }

    [Test]
    public async Task Who_left_is_nowhere_and_who_is_not_signed_in_finds_nobody()
    {
        var gone = await World.MemberAsync("Zébulon Parti", "laval");
        await App.GoneAsync(gone);
        Assert.That(await PeopleAsync(await World.MemberAsync("Luc Roy"), Filter.None with { Name = "zebulon" }), Is.Empty);
        Assert.That((await App.Get<ListPeople>().RunAsync(new(Member.Nobody, Filter.None), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<ListOrganisations>().RunAsync(new(Member.Nobody, Filter.None), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That(await App.Get<FindSimilar>().RunAsync(Member.Nobody, default), Is.Empty);
    }

    [Test]
    public async Task A_name_that_cannot_be_read_comes_back_in_its_field()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        foreach (var (typed, key) in new[] { (new string('x', 101), "input.too_long"), ("a%E2%80%AEb", "input.bidi") })
        {
            using var answer = await visitor.GetAsync("/repertoire?q=" + typed);
            Assert.That((answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Contains($"id=\"q-erreur\">{Texts.French[key]}", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), key);
        }
        foreach (var path in new[] { "/repertoire?region=nulle-part", "/repertoire?theme=aucun", "/repertoire?facette=aucune", "/repertoire?voir=rien", "/repertoire?apres=x", "/repertoire?apres=-1", "/repertoire?apres=99999" })
            Assert.That((await visitor.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/repertoire?q=personnedetel")), Does.Contain(Texts.French["repertoire.none"]));
    }

    [Test]
    public async Task English_readers_read_it_in_English()
    {
        var sarah = await World.MemberAsync("Sarah Cohen");
        World.Done(await App.Get<ChangeLanguage>().RunAsync(sarah, Language.English, default));
        using var visitor = await App.VisitAsync(sarah);
        Assert.That(await visitor.ReadAsync("/repertoire"), Does.Contain("Directory").And.Contain("Going back to school").And.Not.Contain("Répertoire").And.Not.Contain("Retour aux études"));
    }

    private long Id(string region) => App.Get<Places>().Region(region)!.Id;

    private async Task<IEnumerable<long>> PeopleAsync(Member reader, Filter filter) => World.Done(await App.Get<ListPeople>().RunAsync(new(reader, filter), default)).Rows.Select(p => p.Id);
}
