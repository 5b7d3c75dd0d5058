using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;
using Forum.Tests.Members;

namespace Forum.Tests.Joining;

public sealed class EventLinkTests(Dialect dialect) : BothStores(dialect)
{
    private static int _people;

    [Test]
    public async Task Who_follows_the_poster_gets_an_invitation_and_is_in_with_one_more_form()
    {
        using var visitor = await App.VisitAsync(await FacilitatorAsync("laval"));
        var opened = await visitor.PostAsync("/animation/rencontres", ("EventTitle", "Journée de Laval"), ("EventRegions", "laval"), ("EndsOn", $"{App.Now.AddDays(2):yyyy-MM-dd}"));
        var poster = WebUtility.HtmlDecode(await visitor.ReadAsync(opened.Headers.Location!.OriginalString));
        Assert.That(poster, Does.Contain("Journée de Laval").And.Contain("<svg").And.Contain("sert jusqu’au soir"));
        var link = "/rencontre?cle=" + poster.Split("/rencontre?cle=")[1][..32];

        var email = NewAddress();
        using var newcomer = await App.VisitAsync();
        Assert.That(await newcomer.ReadAsync(link), Does.Contain("value=\"laval\" selected"));
        var asked = await AskAsync(newcomer, link, email);
        Assert.That(WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync()), Does.Contain("Un courriel est parti"));
        var invitation = (await App.MailAsync(email)).Single();
        Assert.That(WebUtility.HtmlDecode(await newcomer.ReadAsync(invitation.Link())), Does.Contain("value=\"Rita Nouvelle\""));
        Assert.That(await visitor.ReadAsync("/animation/rencontres"), Does.Contain("1 personne"));
    }

    [Test]
    public async Task Forty_people_at_one_table_all_get_theirs()
    {
        var link = await LinkAsync("estrie");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var newcomer = await App.VisitAsync();
            return (await AskAsync(newcomer, link, NewAddress(), "estrie")).StatusCode;
        }));
        Assert.That(answers, Is.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_address_that_has_an_account_is_told_so_in_its_mailbox_only()
    {
        var link = await LinkAsync("estrie");
        var (_, email) = await App.AccountAsync("Déjà Là", "estrie");
        using var newcomer = await App.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await (await AskAsync(newcomer, link, email, "estrie")).Content.ReadAsStringAsync()), Does.Contain("Un courriel est parti"));
        Assert.That((await App.MailAsync(email)).Single().Subject, Does.StartWith("Vous êtes déjà membre"));
    }

    [Test]
    public async Task The_poster_sends_nobody_an_advertisement_under_a_facilitators_name()
    {
        var (link, email) = (await LinkAsync("estrie"), NewAddress());
        using var stranger = await App.VisitAsync();
        var refused = await stranger.PostAsync("/rencontre", ("cle", link.Split("cle=")[1]), ("Name", "Gagnez sur http://evil.example"), ("Email", email), ("Organisation", "La Relance"), ("Region", "estrie"));
        Assert.That((refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains("id=\"Name-erreur\"", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That(await App.MailAsync(email), Is.Empty);
    }

    [Test]
    public async Task Nobody_fills_a_mailbox_by_the_poster()
    {
        var link = await LinkAsync("estrie");
        var (_, known) = await App.AccountAsync("Déjà Là", "estrie");
        using var newcomer = await App.VisitAsync();
        foreach (var email in new[] { NewAddress(), known })
        {
            for (var n = 0; n < 3; n++) Assert.That((await AskAsync(newcomer, link, email, "estrie")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await App.MailAsync(email), Has.Count.EqualTo(1));
        }
        App.Clock.Advance(TimeSpan.FromMinutes(15));
        await AskAsync(newcomer, link, known, "estrie");
        Assert.That(await App.MailAsync(known), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_she_says_of_her_group_at_the_table_opens_no_other_region()
    {
        var name = $"Alliance {App.Dialect}";
        await App.GroupAsync(name, "Alma", "cote-nord", "estrie");
        var thread = await World.ThreadAsync(await World.MemberAsync("Une Autrice", "cote-nord"), region: "cote-nord", audience: "regions");
        var link = await LinkAsync("estrie", await World.MemberAsync("Coordination", role: Role.Coordinator));
        using var newcomer = await App.VisitAsync();
        var email = NewAddress();
        await AskAsync(newcomer, link, email, "estrie", name);
        var letter = (await App.MailAsync(email)).Single();
        Assert.That((await newcomer.PostAsync("/rejoindre", ("cle", letter.Link().Split("cle=")[1]), ("Name", "Rita Nouvelle"), ("Organisation", name))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await newcomer.GetAsync(thread.Url)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_link_that_is_closed_or_past_brings_nobody()
    {
        var facilitator = await FacilitatorAsync("mauricie");
        using var visitor = await App.VisitAsync(facilitator);
        foreach (var end in new[] { "close", "day", "role" })
        {
            var link = await LinkAsync("mauricie", facilitator);
            using var newcomer = await App.VisitAsync();
            if (end == "close") await visitor.PostAsync("/animation/rencontres/fermer", ("Id", $"{(await App.Get<EventLinks>().LookAsync(link.Split("cle=")[1], default))!.Id}"));
            else if (end == "role") await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update members set role = 'Member' where id = @Id", new { facilitator.Id }), default);
            else App.Clock.Advance(TimeSpan.FromDays(3));
            Assert.That((await newcomer.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), end);
            var email = NewAddress();
            Assert.That((await AskAsync(newcomer, link, email, "mauricie")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), end);
            Assert.That(await App.MailAsync(email), Is.Empty);
        }
    }

    [Test]
    public async Task A_link_opens_only_the_regions_that_who_made_it_still_facilitates()
    {
        var facilitator = await World.MemberAsync("Une Animatrice", "mauricie", Role.Facilitator, "mauricie", "outaouais");
        var id = World.Done(await App.Get<EventLinks>().OpenAsync(new(facilitator, "Deux régions", ["mauricie", "outaouais"], $"{App.Now.AddDays(2):yyyy-MM-dd}"), default));
        var link = "/rencontre?cle=" + World.Done(await App.Get<EventLinks>().FindAsync(facilitator, id, default)).Code;
        var outaouais = App.Get<Core.Regions.Places>().Region("outaouais")!.Id;
        async Task LoseAsync(long region) => await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("delete from member_scopes where member_id = @Id and region_id = @region", new { facilitator.Id, region }), default);
        await LoseAsync(outaouais);
        using var newcomer = await App.VisitAsync();
        Assert.That(WebUtility.HtmlDecode(await newcomer.ReadAsync(link)), Does.Contain("Mauricie").And.Not.Contain("Outaouais"));
        var (one, two) = (NewAddress(), NewAddress());
        Assert.That((await AskAsync(newcomer, link, one, "outaouais")).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await AskAsync(newcomer, link, two, "mauricie")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(((await App.MailAsync(one)).Count, (await App.MailAsync(two)).Count), Is.EqualTo((0, 1)));
        await LoseAsync(App.Get<Core.Regions.Places>().Region("mauricie")!.Id);
        Assert.That((await newcomer.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("EventTitle", "", "EventTitle-erreur")]
    [TestCase("EventRegions", "estrie", "EventRegions-erreur", Description = "not hers")]
    [TestCase("EventRegions", "", "EventRegions-erreur")]
    [TestCase("EndsOn", "2020-01-01", "EndsOn-erreur")]
    [TestCase("EndsOn", "2030-01-01", "EndsOn-erreur")]
    [TestCase("EndsOn", "demain", "EndsOn-erreur")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string value, string error)
    {
        using var visitor = await App.VisitAsync(await FacilitatorAsync("outaouais"));
        (string Name, string Value)[] good = [("EventTitle", "Journée"), ("EventRegions", "outaouais"), ("EndsOn", $"{App.Now.AddDays(2):yyyy-MM-dd}")];
        var answer = await visitor.PostAsync("/animation/rencontres", [.. good.Where(g => g.Name != field), (field, value)]);
        Assert.That((answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains(error, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
    }

    [Test]
    public async Task Members_and_facilitators_of_elsewhere_neither_open_see_nor_close_it()
    {
        var link = (await App.Get<EventLinks>().LookAsync((await LinkAsync("laval")).Split("cle=")[1], default))!;
        foreach (var (other, refusal) in new[] { (await World.MemberAsync("Membre", "laval"), Refusal.NotAllowed), (await FacilitatorAsync("estrie"), Refusal.NotFound) })
        {
            Assert.That((await App.Get<EventLinks>().FindAsync(other, link.Id, default)).Refusal, Is.EqualTo(refusal));
            Assert.That((await App.Get<EventLinks>().CloseAsync(other, link.Id, default)).Refusal, Is.EqualTo(refusal));
        }
        Assert.That((await App.Get<EventLinks>().OpenAsync(new(await World.MemberAsync("Membre", "laval"), "x", ["laval"], $"{App.Now.AddDays(2):yyyy-MM-dd}"), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    private Task<Member> FacilitatorAsync(string region) => World.MemberAsync("Une Animatrice", region, Role.Facilitator, region);

    private async Task<string> LinkAsync(string region, Member? by = null)
    {
        by ??= await FacilitatorAsync(region);
        var id = World.Done(await App.Get<EventLinks>().OpenAsync(new(by, "Une rencontre", [region], $"{App.Now.AddDays(2):yyyy-MM-dd}"), default));
        return "/rencontre?cle=" + World.Done(await App.Get<EventLinks>().FindAsync(by, id, default)).Code;
    }

    private static string NewAddress() => $"rencontre{Interlocked.Increment(ref _people)}@example.org";

    private static Task<HttpResponseMessage> AskAsync(Visitor visitor, string link, string email, string region = "laval", string group = "Groupe du Nord") =>
        visitor.PostAsync("/rencontre", ("cle", link.Split("cle=")[1]), ("Name", "Rita Nouvelle"), ("Email", email), ("Organisation", group), ("Region", region));
}
