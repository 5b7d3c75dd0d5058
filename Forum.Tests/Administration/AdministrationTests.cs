using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Core.Themes;

namespace Forum.Tests.Administration;

public sealed class AdministrationTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly string[] Paths = ["/administration/membres", "/administration/membres/1", "/administration/lieu", "/administration/themes", "/administration/themes/0", "/administration/themes/1", "/administration/etat"];

    [TestCase(Role.Member)]
    [TestCase(Role.Facilitator)]
    public async Task Nobody_but_a_coordinator_gets_in(Role role)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Pas Coordination", role: role, scopes: role is Role.Facilitator ? ["estrie"] : []));
        foreach (var path in Paths)
        {
            Assert.That((await visitor.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
            if (path is not ("/administration/membres" or "/administration/themes")) Assert.That((await visitor.PostAsync(path, ("Role", "Coordinator"), ("Name", "X"), ("NameEn", "X"), ("Description", "X"), ("DescriptionEn", "X"), ("Served", "estrie"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
        using var nobody = await App.VisitAsync();
        foreach (var path in Paths) Assert.That((await nobody.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect), path);
    }

    [Test]
    public async Task A_coordinator_finds_a_member_and_makes_her_facilitate_from_her_next_request_on()
    {
        var (coordinator, member) = (await CoordinatorAsync(), await World.MemberAsync("Zénobie Lafleur", "estrie"));
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy", "estrie"), region: "estrie", theme: "outils");
        using var her = await App.VisitAsync(member);
        Assert.That(await her.ReadAsync("/"), Does.Not.Contain("/animation/accueil"));
        using var visitor = await App.VisitAsync(coordinator);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/administration/membres?q=zeno")), Does.Contain("Zénobie Lafleur").And.Contain($"/administration/membres/{member.Id}\"").And.Not.Contain("Luc Roy"));
        var saved = await visitor.PostAsync($"/administration/membres/{member.Id}", ("Role", "Facilitator"), ("Regions", "estrie"), ("Themes", ""), ("Regions", ""), ("Themes", "outils"), ("Regions", ""), ("Themes", ""));
        Assert.That((saved.StatusCode, saved.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, "/administration/membres")));
        Assert.That(await her.ReadAsync("/"), Does.Contain("/animation/accueil"));
        var now = await World.NowAsync(member);
        Assert.That((now.Role, now.Scopes.Count, Can.Facilitate(now, thread)), Is.EqualTo((Role.Facilitator, 2, true)));
        await visitor.PostAsync($"/administration/membres/{member.Id}", ("Role", "Member"), ("Regions", ""), ("Themes", ""));
        Assert.That(await her.ReadAsync("/"), Does.Not.Contain("/animation/accueil"));
    }

    [TestCase("Facilitator", "", "Scopes-erreur")]
    [TestCase("Member", "estrie", "Scopes-erreur")]
    [TestCase("Facilitator", "nulle-part", "Scopes-erreur")]
    public async Task A_role_that_cannot_be_comes_back_with_its_sentence(string role, string region, string error)
    {
        var member = await World.MemberAsync("Ève Roy");
        using var visitor = await App.VisitAsync(await CoordinatorAsync());
        var refused = await visitor.PostAsync($"/administration/membres/{member.Id}", ("Role", role), ("Regions", region), ("Themes", ""));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain(error));
        Assert.That((await World.NowAsync(member)).Role, Is.EqualTo(Role.Member));
        Assert.That((await visitor.PostAsync("/administration/membres/999999", ("Role", "Member"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_last_coordinator_stays_one()
    {
        var last = await CoordinatorAsync();
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update members set role = 'Member' where role = 'Coordinator' and id <> @Id", new { last.Id }), default);
        Assert.That((await App.Get<SetRole>().RunAsync(last, last.Id, Role.Member, [], default)).Refusal, Is.EqualTo(Refusal.Invalid("Role", "administration.last_coordinator")));
        var other = await CoordinatorAsync();
        World.Done(await App.Get<SetRole>().RunAsync(other, last.Id, Role.Member, [], default));
    }

    [Test]
    public async Task Of_the_last_two_coordinators_who_lay_it_down_at_once_one_stays()
    {
        await using var place = new ForumApp(App.Dialect);
        for (var round = 0; round < 8; round++)
        {
            var two = new[] { await place.World.MemberAsync("Une Coordonnatrice", role: Role.Coordinator), await place.World.MemberAsync("Une Autre", role: Role.Coordinator) };
            await place.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update members set role = 'Member' where id <> @a and id <> @b", new { a = two[0].Id, b = two[1].Id }), default);
            await Task.WhenAll(two.Select(c => Task.Run(() => place.Get<SetRole>().RunAsync(c, c.Id, Role.Member, [], default))));
            Assert.That(await place.ReadAsync(db => db.OneAsync<long>("select count(*) from members where role = 'Coordinator'")), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_coordinator_who_is_suspended_is_nobody_to_leave_the_place_to()
    {
        await using var place = new ForumApp(App.Dialect);
        var (one, other) = (await place.World.MemberAsync("Une Coordonnatrice", role: Role.Coordinator), await place.World.MemberAsync("Une Autre", role: Role.Coordinator));
        World.Done(await place.Get<SanctionMember>().RunAsync(new(one, other.Id, 0, "À bientôt."), default));
        Assert.That((await place.Get<SetRole>().RunAsync(one, one.Id, Role.Member, [], default)).Refusal?.Key, Is.EqualTo("administration.last_coordinator"));
        Assert.That((await place.Get<Core.Privacy.EraseMember>().RunAsync(new(one, one.Id, false, null), default)).Refusal?.Key, Is.EqualTo("privacy.last_coordinator"));
    }

    [Test]
    public async Task The_place_is_renamed_and_a_region_with_people_or_threads_stays_served()
    {
        await World.MemberAsync("Ève Roy", "laval");
        using var visitor = await App.VisitAsync(await CoordinatorAsync());
        var before = App.Get<SiteSettings>().Name;
        var all = App.Get<Places>().Regions.Where(r => r.Id != Region.AllQuebec).Select(r => r.Slug).ToList();
        Assert.That((await visitor.PostAsync("/administration/lieu", [("Name", "Le Carrefour"), .. all.Select(r => ("Served", r))])).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.ReadAsync("/"), Does.Contain("Le Carrefour"));
        var refused = await visitor.PostAsync("/administration/lieu", [("Name", "Ailleurs"), .. all.Where(r => r != "laval").Select(r => ("Served", r))]);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Served-erreur").And.Contain("value=\"Ailleurs\""));
        Assert.That(App.Get<SiteSettings>().Name, Is.EqualTo("Le Carrefour"), "all or nothing");
        Assert.That((await visitor.PostAsync("/administration/lieu", ("Name", "X"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "no region");
        Assert.That((await visitor.PostAsync("/administration/lieu", ("Name", new string('x', 41)), ("Served", "laval"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        World.Done(await App.Get<ChangePlace>().RunAsync(await CoordinatorAsync(), before, all, false, default));
    }

    [Test]
    public async Task A_theme_is_added_renamed_closed_and_opened_again_and_lists_say_its_new_name_at_once()
    {
        var coordinator = await CoordinatorAsync();
        using var visitor = await App.VisitAsync(coordinator);
        (string, string)[] words = [("Name", "Vie d’équipe"), ("NameEn", "Team life"), ("Description", "Ce qui tient une équipe."), ("DescriptionEn", "What holds a team together.")];
        Assert.That((await visitor.PostAsync("/administration/themes/0", words)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var theme = App.Get<Places>().Theme("vie-d-equipe")!;
        var thread = await World.ThreadAsync(coordinator, "Un fil d’équipe", theme: theme.Slug);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync("/")), Does.Contain("Vie d’équipe"));
        Assert.That((await visitor.PostAsync("/administration/themes/0", words)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "the name is taken");
        words[0] = ("Name", "Vie en équipe");
        await visitor.PostAsync($"/administration/themes/{theme.Id}", words);
        foreach (var path in new[] { "/", thread.Url, "/themes/vie-d-equipe" }) Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(path)), Does.Contain("Vie en équipe").And.Not.Contain("Vie d’équipe"), path);
        await visitor.PostAsync($"/administration/themes/{theme.Id}", [.. words, ("Closed", "true")]);
        Assert.That(await visitor.ReadAsync("/publier"), Does.Not.Contain("vie-d-equipe"));
        Assert.That(await visitor.ReadAsync("/themes/vie-d-equipe"), Does.Contain(thread.Url));
        await visitor.PostAsync($"/administration/themes/{theme.Id}", words);
        Assert.That(await visitor.ReadAsync("/publier"), Does.Contain("vie-d-equipe"));
        Assert.That((await visitor.PostAsync("/administration/themes/0", [("Name", ""), .. words[1..]])).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await visitor.PostAsync("/administration/themes/999999", [("Name", "Autre"), ("NameEn", "Other"), .. words[2..]])).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await App.Get<SaveTheme>().RunAsync(new(coordinator, theme.Id, "Vie en équipe", "Team life", "Ce qui tient une équipe.", "What holds a team together.", true), default);
    }

    [Test]
    public async Task The_help_page_is_everybodys_and_begins_with_the_places_own_words()
    {
        using var office = await App.VisitAsync(await CoordinatorAsync());
        Assert.That((await office.PostAsync("/administration/textes", ("Help", "Le mardi, on se parle.\n\nAppelez Maude."), ("HelpEn", "On Tuesdays we talk."))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var anybody = await App.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await anybody.ReadAsync("/aide")), Does.Contain("Comment ça marche").And.Contain("Le mardi, on se parle.").And.Contain("Appelez Maude.").And.Not.Contain("Tuesdays"));
        Assert.That(await anybody.ReadAsync("/connexion"), Does.Contain("href=\"/aide\""));
        var tooLong = await office.PostAsync("/administration/textes", ("Help", new string('é', 5_001)));
        Assert.That((tooLong.StatusCode, (await tooLong.Content.ReadAsStringAsync()).Contains("Help-erreur", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
    }

    [Test]
    public async Task The_state_page_says_what_doctor_says_and_changes_nothing()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy"));
        using var visitor = await App.VisitAsync(await CoordinatorAsync());
        Assert.That(await visitor.ReadAsync("/administration/etat"), Does.Contain("Aucune sauvegarde automatique"));
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update threads set reply_count = 41 where id = @Id", new { thread.Id }), default);
        var examined = await visitor.PostAsync("/administration/etat");
        Assert.That(examined.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await examined.Content.ReadAsStringAsync(), Does.Contain("41").And.Contain("doctor --repair"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select reply_count from threads where id = @Id", new { thread.Id })), Is.EqualTo(41));
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update threads set reply_count = 0 where id = @Id", new { thread.Id }), default);
    }

    private Task<Member> CoordinatorAsync() => World.MemberAsync("Claude Coordination", role: Role.Coordinator);
}
