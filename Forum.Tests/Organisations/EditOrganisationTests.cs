using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Threads;
using Forum.Tests.Members;
using Forum.Web.Resources;

namespace Forum.Tests.Organisations;

public sealed class EditOrganisationTests(Dialect dialect) : BothStores(dialect)
{
    private static EditOrganisation.Draft Draft(string name) => new(name, "Matane", "On accompagne.", "", "", "", [], []);

    [Test]
    public async Task A_member_presents_her_group_and_its_page_says_so()
    {
        var group = await App.GroupAsync("Le Coup de barre", "", "bas-saint-laurent");
        var maude = await App.InAsync(group, await World.MemberAsync("Maude Ouellet"));
        using var visitor = await App.VisitAsync(maude);
        var url = $"/organismes/{group}/le-coup-de-barre";
        Assert.That(await visitor.ReadAsync(url), Does.Contain($"href=\"{url}/modifier\""));
        Assert.That(await visitor.ReadAsync(url + "/modifier"), Does.Contain("name=\"Facets\"").And.Not.Contain("name=\"Regions\""), "regions are not a member's to give");
        var answer = await visitor.PostAsync(url + "/modifier", ("Name", "Le Coup de barre"), ("Municipality", "Matane"), ("About", "Un lieu d’accueil.\nEt du café."), ("Email", "bonjour@example.org"), ("Phone", "418 555-0122, poste 2"), ("Website", "coupdebarre.example"), ("Facets", "accueil"), ("Facets", "12-15-ans"), ("Facets", "absenteisme"));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo(url));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(url)), Does.Contain("Un lieu d’accueil.").And.Contain("Matane").And.Contain("tel:4185550122\"").And.Contain("href=\"https://coupdebarre.example\" rel=\"nofollow").And.Contain("mailto:bonjour@example.org")
            .And.Contain("href=\"/repertoire?facette=accueil\"").And.Contain("href=\"/repertoire?facette=12-15-ans\"").And.Contain($"href=\"/membres/{maude.Id}\""));
    }

    [Test]
    public async Task Its_members_who_facilitates_one_of_its_regions_and_coordinators_edit_it_and_nobody_else()
    {
        var group = await App.GroupAsync("La Croisée", "Sherbrooke", "estrie", "monteregie");
        var follower = await World.MemberAsync("Abonnée", "estrie");
        World.Done(await App.Get<FollowOrganisation>().RunAsync(follower, group, true, default));
        var may = new[]
        {
            await App.InAsync(group, await World.MemberAsync("Membre", "laval")), await World.MemberAsync("Animatrice", "laval", Role.Facilitator, "monteregie"), await World.MemberAsync("Coordination", role: Role.Coordinator),
        };
        var mayNot = new[]
        {
            follower, await App.InAsync(await App.GroupAsync("Un autre", "", "estrie"), await World.MemberAsync("D’à côté", "estrie")), await World.MemberAsync("Ailleurs", "estrie", Role.Facilitator, "laval"),
            await World.MemberAsync("Une case", "estrie", Role.Facilitator, "estrie:outils"), await World.MemberAsync("Un thème", "estrie", Role.Facilitator, ":outils"),
        };
        foreach (var by in may) World.Done(await App.Get<EditOrganisation>().RunAsync(by, group, Draft("La Croisée"), default));
        foreach (var by in mayNot)
        {
            Assert.That((await App.Get<EditOrganisation>().RunAsync(by, group, Draft("Volé"), default)).Refusal, Is.EqualTo(Refusal.NotAllowed), by.Name);
            using var visitor = await App.VisitAsync(by);
            Assert.That(await visitor.ReadAsync($"/organismes/{group}/la-croisee"), Does.Not.Contain("/modifier\"").And.Not.Contain("/archiver\""));
            foreach (var act in new[] { "modifier", "fusionner" }) Assert.That((await visitor.GetAsync($"/organismes/{group}/la-croisee/{act}")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), act);
            Assert.That((await visitor.PostAsync($"/organismes/{group}/la-croisee/archiver", ("Archiver", "1"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
        Assert.That((await App.Get<EditOrganisation>().RunAsync(Member.Nobody, group, Draft("Volé"), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<EditOrganisation>().RunAsync(may[2], 99_999, Draft("Rien"), default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That(await App.ReadAsync(db => db.OneAsync<string>("select name from organisations where id = @group", new { group })), Is.EqualTo("La Croisée"));
    }

    [Test]
    public async Task The_regions_that_decide_what_its_members_read_are_given_by_who_facilitates_them()
    {
        var group = await App.GroupAsync("Le Pont", "", "laval");
        var member = await App.InAsync(group, await World.MemberAsync("Maude Ouellet", "laval"));
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy", "mauricie"), region: "mauricie", audience: "regions");
        var reads = async () => await App.Get<ShowThread>().HeadAsync(member, thread.Id, default) is not null;
        Assert.That((await App.Get<EditOrganisation>().RunAsync(member, group, Draft("Le Pont") with { Regions = ["mauricie"] }, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        var lavals = await World.MemberAsync("De Laval", "laval", Role.Facilitator, "laval");
        Assert.That((await App.Get<EditOrganisation>().RunAsync(lavals, group, Draft("Le Pont") with { Regions = ["mauricie"] }, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That(await reads(), Is.False);

        var both = await World.MemberAsync("Des deux", "laval", Role.Facilitator, "laval", "mauricie");
        var before = (await World.NowAsync(member)).OwnVersion;
        World.Done(await App.Get<EditOrganisation>().RunAsync(both, group, Draft("Le Pont") with { Regions = ["mauricie"] }, default));
        Assert.That((await reads(), (await World.NowAsync(member)).OwnVersion > before), Is.EqualTo((true, true)));
        World.Done(await App.Get<EditOrganisation>().RunAsync(lavals, group, Draft("Le Pont"), default));
        Assert.That(await reads(), Is.True, "what is not hers to take stays");
        World.Done(await App.Get<EditOrganisation>().RunAsync(both, group, Draft("Le Pont"), default));
        Assert.That(await reads(), Is.False);
        Assert.That(await App.ReadAsync(db => db.ListAsync<long>("select region_id from organisation_regions where organisation_id = @group", new { group })), Is.EqualTo(new[] { member.RegionId }), "its home stays");
    }

    [Test]
    public async Task A_new_name_moves_the_posts_of_its_people_and_never_a_masked_one()
    {
        var group = await App.GroupAsync("Ancien nom", "", "estrie");
        var maude = await App.InAsync(group, await World.MemberAsync("Maude Ouellet", "estrie"));
        var (open, masked) = (await World.ThreadAsync(maude), await World.ThreadAsync(maude, masked: true));
        World.Done(await App.Get<EditOrganisation>().RunAsync(maude, group, Draft("Ancien nom"), default));
        Assert.That(await VersionAsync(open), Is.EqualTo(open.Version), "the same name is no change");
        World.Done(await App.Get<EditOrganisation>().RunAsync(maude, group, Draft("Nouveau nom"), default));
        Assert.That((await VersionAsync(open) > open.Version, await VersionAsync(masked)), Is.EqualTo((true, masked.Version)));
        using var visitor = await App.VisitAsync(maude);
        Assert.That(await visitor.ReadAsync(open.Url), Does.Contain("Nouveau nom").And.Not.Contain("Ancien nom"));
        Assert.That((await visitor.GetAsync($"/organismes/{group}/ancien-nom")).Headers.Location?.OriginalString, Is.EqualTo($"/organismes/{group}/nouveau-nom"));
    }

    private static IEnumerable<TestCaseData> Faults() => new (string Field, string Value, string Key)[]
    {
        ("Name", " ", "input.empty"), ("Name", new string('x', 121), "input.too_long"), ("Municipality", "a\u202eb", "input.bidi"), ("About", new string('x', 601), "input.too_long"), ("Email", "pas un courriel", "accounts.email_wrong"),
        ("Phone", "jamais", "members.phone_wrong"), ("Website", "javascript:alert(1)", "organisations.website_wrong"), ("Website", "https://moi:secret@exemple.org", "organisations.website_wrong"), ("Website", "deux mots", "organisations.website_wrong"), ("Facets", "licorne", "organisations.facet_unknown"),
    }.Select(f => new TestCaseData(f.Field, f.Value, f.Key).SetArgDisplayNames(f.Field, f.Value[..Math.Min(12, f.Value.Length)]));

    [TestCaseSource(nameof(Faults))]
    public async Task What_cannot_be_said_gets_its_sentence_beside_the_field_and_the_rest_is_kept(string field, string value, string key)
    {
        var group = await App.GroupAsync("La Vigie", "Sept-Îles", "cote-nord");
        using var visitor = await App.VisitAsync(await App.InAsync(group, await World.MemberAsync("Maude Ouellet")));
        (string Name, string Value)[] good = [("Name", "Autre nom"), ("Municipality", "Ailleurs"), ("About", "Gardé."), ("Email", ""), ("Phone", ""), ("Website", "")];
        using var answer = await visitor.PostAsync($"/organismes/{group}/la-vigie/modifier", [(field, value), .. good.Where(f => f.Name != field)]);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain($"id=\"{field}-erreur\">{Texts.French[key]}<"));
        if (field != "About") Assert.That(page, Does.Contain(">\nGardé.</textarea>"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<string>("select name || municipality from organisations where id = @group", new { group })), Is.EqualTo("La VigieSept-Îles"));
    }

    [Test]
    public async Task Five_facets_of_a_kind_are_the_most()
    {
        var group = await App.GroupAsync("La Vigie", "", "cote-nord");
        var maude = await App.InAsync(group, await World.MemberAsync("Maude Ouellet"));
        string[] issues = ["absenteisme", "tdah-dys", "sante-mentale", "consommation", "immigration", "jeunes-parents"];
        Assert.That((await App.Get<EditOrganisation>().RunAsync(maude, group, Draft("La Vigie") with { Facets = issues }, default)).Refusal, Is.EqualTo(Refusal.Invalid("Facets", "organisations.facets_many")));
        World.Done(await App.Get<EditOrganisation>().RunAsync(maude, group, Draft("La Vigie") with { Facets = [.. issues[1..], "accueil", "accueil"] }, default));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as n from organisation_facets where organisation_id = @group", new { group })), Is.EqualTo(6));
    }

    private Task<long> VersionAsync(ThreadHead thread) => App.ReadAsync(db => db.OneAsync<long>("select version from threads where id = @Id", new { thread.Id }));
}
