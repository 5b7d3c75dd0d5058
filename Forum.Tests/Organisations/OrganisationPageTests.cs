using System.Net;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Privacy;
using Forum.Core.Threads;
using Forum.Tests.Members;

namespace Forum.Tests.Organisations;

public sealed class OrganisationPageTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task It_shows_what_its_people_wrote_under_their_names_and_this_reader_may_read()
    {
        var group = await App.GroupAsync("La Vigie", "Sept-Îles", "cote-nord");
        var maude = await App.InAsync(group, await World.MemberAsync("Maude Ouellet", "cote-nord"));
        await World.ThreadAsync(maude, "Un fil ouvert");
        await World.ThreadAsync(maude, "Un fil de la région", region: "cote-nord", audience: "regions");
        var masked = await World.ThreadAsync(maude, "Une situation difficile", kind: "etude-de-cas", theme: "problematiques", masked: true);
        await World.ThreadAsync(await World.MemberAsync("Luc Roy"), "Le fil de quelqu’un d’autre");
        using var near = await App.VisitAsync(await World.MemberAsync("Voisine", "cote-nord"));
        using var far = await App.VisitAsync(await World.MemberAsync("Loin", "estrie"));
        var (here, there) = (await near.ReadAsync($"/organismes/{group}/la-vigie"), await far.ReadAsync($"/organismes/{group}/la-vigie"));
        Assert.That(here, Does.Contain("Un fil ouvert").And.Contain("Un fil de la région").And.Not.Contain("Une situation difficile").And.Not.Contain(masked.Url).And.Not.Contain("quelqu’un d’autre"));
        Assert.That(there, Does.Contain("Un fil ouvert").And.Not.Contain("Un fil de la région").And.Not.Contain("Une situation difficile"));
        // nor for who facilitates, nor for herself: the page says it to nobody
        foreach (var reader in new[] { maude, await World.MemberAsync("Coordination", role: Role.Coordinator) })
            Assert.That((await App.Get<ListOrganisationThreads>().RunAsync(reader, group, false, default)).Select(t => t.Id), Has.No.Member(masked.Id));
    }

    [Test]
    public async Task Its_bons_coups_hold_none_whose_author_is_masked()
    {
        var group = await App.GroupAsync("Le Quai", "Alma", "saguenay-lac-saint-jean");
        var maude = await App.InAsync(group, await World.MemberAsync("Maude Ouellet"));
        var (open, masked) = (await World.ThreadAsync(maude, "Nos déjeuners"), await World.ThreadAsync(maude, "Une histoire masquée", masked: true));
        var coordinator = await World.MemberAsync("Amina Diallo", role: Role.Coordinator);
        foreach (var thread in new[] { open, masked }) World.Done(await App.Get<MarkBonCoup>().RunAsync(coordinator, thread.Id, 1, default));
        using var visitor = await App.VisitAsync(coordinator);
        Assert.That(await visitor.ReadAsync($"/organismes/{group}/le-quai"), Does.Contain("class=\"coup\"").And.Contain("Nos déjeuners").And.Not.Contain("Une histoire masquée"));
    }

    [Test]
    public async Task What_its_people_did_stays_with_it_when_they_leave_it_and_goes_when_they_are_forgotten()
    {
        var (first, second, third) = (await App.GroupAsync("La Balise", "", "cote-nord"), await App.GroupAsync("Le Ressac", "", "estrie"), await App.GroupAsync("La Balise et le Ressac", "", "estrie"));
        var maude = await App.InAsync(first, await World.MemberAsync("Maude Ouellet", "cote-nord"));
        var (thread, tool) = (await World.ThreadAsync(maude, "Nos déjeuners"), await World.ThreadAsync(maude, "Une grille d’accueil", kind: "outil"));
        var coordinator = await World.MemberAsync("Amina Diallo", role: Role.Coordinator);
        World.Done(await App.Get<MarkBonCoup>().RunAsync(coordinator, thread.Id, 1, default));
        await App.InAsync(second, maude);
        await AssertHasAsync(first, [thread.Id], [tool.Id], [thread.Id]);
        await AssertHasAsync(second, [], [], []);
        World.Done(await App.Get<MergeOrganisations>().RunAsync(new(coordinator, first, third), default));
        await AssertHasAsync(third, [thread.Id], [tool.Id], [thread.Id]);
        using var visitor = await App.VisitAsync(coordinator);
        Assert.That(await visitor.ReadAsync($"/organismes/{third}/la-balise-et-le-ressac"), Does.Contain("Ses outils").And.Contain("Une grille d’accueil"));
        World.Done(await App.Get<EraseMember>().RunAsync(new(coordinator, maude.Id, WithTexts: false, null), default));
        await AssertHasAsync(third, [], [], []);

        async Task AssertHasAsync(long group, long[] threads, long[] tools, long[] bonsCoups)
        {
            Assert.That((await App.Get<ListOrganisationThreads>().RunAsync(coordinator, group, false, default)).Select(t => t.Id), Is.EqualTo(threads));
            Assert.That((await App.Get<ListOrganisationThreads>().RunAsync(coordinator, group, true, default)).Select(t => t.Id), Is.EqualTo(tools));
            Assert.That((await App.Get<ListOrganisationBonsCoups>().RunAsync(coordinator, group, default)).Select(c => c.ThreadId), Is.EqualTo(bonsCoups));
        }
    }

    [Test]
    public async Task It_names_its_people_but_not_who_left()
    {
        var group = await App.GroupAsync("La Hune", "", "estrie");
        var (here, gone, suspended) = (await App.InAsync(group, await World.MemberAsync("Maude Ouellet")), await App.InAsync(group, await World.MemberAsync("Partie Ailleurs")), await App.InAsync(group, await World.MemberAsync("Suspendu Un")));
        await App.GoneAsync(gone);
        await App.GoneAsync(suspended, "suspended_at");
        using var visitor = await App.VisitAsync(here);
        Assert.That(await visitor.ReadAsync($"/organismes/{group}/la-hune"), Does.Contain($"href=\"/membres/{here.Id}\"").And.Not.Contain("Partie Ailleurs").And.Not.Contain("Suspendu Un"));
    }

    [Test]
    public async Task One_address_shows_it_and_an_unknown_one_is_404()
    {
        var group = await App.GroupAsync("L’Îlot 15-20", "", "laval");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        foreach (var path in new[] { $"/organismes/{group}", $"/organismes/{group}/autre" })
        {
            var answer = await visitor.GetAsync(path);
            Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.MovedPermanently, $"/organismes/{group}/l-ilot-15-20")));
        }
        foreach (var path in new[] { "/organismes/99999/x", "/organismes/0/x", "/organismes/abc/x", "/organismes/-1/x", "/membres/99999", "/membres/abc" }) Assert.That((await visitor.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
    }

    [Test]
    public async Task Following_a_group_stands_on_the_account_page_and_gives_no_right()
    {
        var group = await App.GroupAsync("Le Phare", "", "cote-nord");
        var maude = await App.InAsync(group, await World.MemberAsync("Maude Ouellet", "cote-nord"));
        var thread = await World.ThreadAsync(maude, region: "cote-nord", audience: "regions");
        var luc = await World.MemberAsync("Luc Roy", "estrie");
        using var visitor = await App.VisitAsync(luc);
        var url = $"/organismes/{group}/le-phare";
        Assert.That((await visitor.PostAsync(url + "/suivre", ("Suivre", "1"))).Headers.Location?.OriginalString, Is.EqualTo(url));
        Assert.That(await visitor.ReadAsync("/compte"), Does.Contain($"action=\"{url}/suivre\""));
        Assert.That((await visitor.GetAsync(thread.Url)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await visitor.PostAsync("/organismes/99999/x/suivre", ("Suivre", "1"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await visitor.PostAsync(url + "/suivre", ("Suivre", "0"), ("retour", "compte"));
        Assert.That(await visitor.ReadAsync("/compte"), Does.Not.Contain($"action=\"{url}/suivre\""));
        Assert.That((await App.Get<FollowOrganisation>().RunAsync(Member.Nobody, group, true, default)).Refusal, Is.EqualTo(Core.Refusal.NotAllowed));
    }

    [Test]
    public async Task A_question_for_a_group_begins_with_its_name()
    {
        var group = await App.GroupAsync("Le Tremplin", "", "lanaudiere");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        var url = $"/publier?kind=question&region=lanaudiere&organisme={group}";
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"/organismes/{group}/le-tremplin")), Does.Contain($"href=\"{url}\""));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(url)), Does.Contain("Question pour Le Tremplin\u00a0: </textarea>").And.Contain("value=\"lanaudiere\" selected"));
    }
}
