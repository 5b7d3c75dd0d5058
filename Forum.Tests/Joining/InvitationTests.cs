using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Tests.Accounts;
using Forum.Tests.Mail;
using Forum.Tests.Members;
using MimeKit;

namespace Forum.Tests.Joining;

public sealed class InvitationTests(Dialect dialect) : BothStores(dialect)
{
    private static int _people;

    [Test]
    public async Task Who_is_invited_is_a_member_after_one_form_and_reads_what_matters_to_her()
    {
        var facilitator = await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie");
        for (var n = 0; n < 6; n++) await World.ThreadAsync(facilitator, $"Question numéro {n} de l’Estrie?", "estrie", "outils");
        var (email, letter) = await InviteAsync(facilitator, "estrie", "Bienvenue parmi nous, Noémie.");
        Assert.That(letter.Subject, Does.StartWith("Maude Animation vous invite à "));
        Assert.That(letter.TextBody, Does.Contain("Bonjour Noémie Caron,").And.Contain("Bienvenue parmi nous"));

        using var newcomer = await App.VisitAsync();
        var page = WebUtility.HtmlDecode(await newcomer.ReadAsync(letter.Link()));
        Assert.That(page, Does.Contain("Une invitation de Maude Animation").And.Contain("value=\"Noémie Caron\"").And.Contain("value=\"La Relance\"").And.Contain(email));
        Assert.That(page, Does.Not.Contain("checked"), "nothing is ticked for her");
        var answer = await JoinAsync(newcomer, letter, ("Themes", "outils"), ("Themes", "pratiques"), ("Consents", "Directory"));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/bienvenue"));
        newcomer.ForgetToken();
        var welcome = WebUtility.HtmlDecode(await newcomer.ReadAsync("/bienvenue"));
        Assert.That(welcome, Does.Contain("Bienvenue, Noémie!"));
        Assert.That(welcome.Split("data-thread-row").Length - 1, Is.GreaterThanOrEqualTo(5));
        var form = WebUtility.HtmlDecode(await newcomer.ReadAsync(welcome.Split("href=\"").Single(h => h.StartsWith("/publier?modele", StringComparison.Ordinal)).Split('"')[0]));
        Assert.That(form, Does.Contain("Bonjour! Noémie Caron, en Estrie").And.Contain("Je m’appelle Noémie Caron"));

        var member = await App.ReadAsync(db => db.OneAsync<long>("select id from members where email_key = @email", new { email }));
        Assert.That(await App.ReadAsync(db => db.ListAsync<string>("select purpose from consents where member_id = @member and withdrawn_at is null", new { member })), Is.EqualTo(new[] { "Directory" }));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from member_themes where member_id = @member", new { member })), Is.EqualTo(2));
        using var later = await App.VisitAsync();
        Assert.That((await later.GetAsync(letter.Link())).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await JoinAsync(later, letter)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var hers = await App.VisitAsync(facilitator);
        Assert.That(WebUtility.HtmlDecode(await hers.ReadAsync("/animation/invitations")), Does.Contain("Acceptée"));
    }

    [Test]
    public async Task With_a_password_she_signs_in_with_it_and_a_fault_keeps_what_she_wrote()
    {
        var (email, letter) = await InviteAsync(await World.MemberAsync("Luc Animation", "cote-nord", Role.Facilitator, "cote-nord"), "cote-nord");
        using var newcomer = await App.VisitAsync();
        var weak = await JoinAsync(newcomer, letter, ("Password", "12345678"), ("Title", "Intervenante de milieu"), ("Themes", "outils"));
        Assert.That(weak.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await weak.Content.ReadAsStringAsync()), Does.Contain("Password-erreur").And.Contain("value=\"Intervenante de milieu\"").And.Contain("checked").And.Not.Contain("12345678"));
        Assert.That((await JoinAsync(newcomer, letter, ("Password", "trois canards roses"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        using var later = await App.VisitAsync();
        Assert.That(await later.EntersAsync(email, "trois canards roses"), Is.True);
    }

    [TestCase("Name", "", "Name-erreur")]
    [TestCase("Organisation", "", "Organisation-erreur")]
    [TestCase("Themes", "jardinage", "Themes-erreur")]
    public async Task What_is_missing_is_said_beside_its_field(string field, string value, string error)
    {
        var (_, letter) = await InviteAsync(await World.MemberAsync("Ana Animation", "estrie", Role.Facilitator, "estrie"), "estrie");
        using var newcomer = await App.VisitAsync();
        var answer = await JoinAsync(newcomer, letter, (field, value));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"id=\"{error}\""));
    }

    [Test]
    public async Task Her_region_is_the_invitations_and_no_field_opens_another()
    {
        var facilitator = await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie");
        var (own, other) = (await RegionalAsync("estrie"), await RegionalAsync("cote-nord"));
        var (email, letter) = await InviteAsync(facilitator, "estrie");
        using var newcomer = await App.VisitAsync();
        Assert.That((await JoinAsync(newcomer, letter, ("Region", "cote-nord"), ("RegionId", "9"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await App.ReadAsync(db => db.FindAsync<string>("select r.slug from members m join regions r on r.id = m.region_id where m.email_key = @email", new { email })), Is.EqualTo("estrie"));
        Assert.That((await newcomer.GetAsync(own.Url)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await newcomer.GetAsync(other.Url)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(Role.Facilitator, true, false)]
    [TestCase(Role.Coordinator, true, true)]
    [TestCase(Role.Coordinator, false, false, Description = "the invitation names another group")]
    public async Task A_group_of_other_regions_is_hers_only_by_who_facilitates_them_all(Role role, bool named, bool hers)
    {
        var by = await World.MemberAsync("Une Animation", "estrie", role, role is Role.Facilitator ? ["estrie"] : []);
        var name = $"Réseau {role} {named} {App.Dialect}";
        await App.GroupAsync(name, "Alma", "cote-nord", "estrie");
        var thread = await RegionalAsync("cote-nord");
        var (email, letter) = await InviteAsync(by, "estrie", group: named ? name : "La Relance");
        using var newcomer = await App.VisitAsync();
        Assert.That((await JoinAsync(newcomer, letter, ("Organisation", name.ToUpperInvariant()))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "she is in all the same");
        var serves = await App.ReadAsync(db => db.OneAsync<long>("select count(*) from members m join organisation_regions s on s.organisation_id = m.organisation_id where m.email_key = @email", new { email }));
        Assert.That(serves, Is.EqualTo(hers ? 2 : 1));
        Assert.That((await newcomer.GetAsync(thread.Url)).StatusCode, Is.EqualTo(hers ? HttpStatusCode.OK : HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_invitation_ends_after_thirty_days_and_when_it_is_withdrawn_or_sent_anew()
    {
        var facilitator = await World.MemberAsync("Ida Animation", "estrie", Role.Facilitator, "estrie");
        using var visitor = await App.VisitAsync(facilitator);
        var (email, first) = await InviteAsync(facilitator, "estrie");
        await visitor.PostAsync("/animation/invitations", ("Email", email), ("Region", "estrie"));
        var second = (await App.MailAsync(email))[^1];
        using var newcomer = await App.VisitAsync();
        Assert.That((await newcomer.GetAsync(first.Link())).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await newcomer.GetAsync(second.Link())).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var id = await App.ReadAsync(db => db.OneAsync<long>("select id from invitations where email_key = @email and withdrawn_at is null", new { email }));
        Assert.That((await visitor.PostAsync("/animation/invitations/retirer", ("Id", $"{id}"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await newcomer.GetAsync(second.Link())).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        var (_, third) = await InviteAsync(facilitator, "estrie");
        App.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        Assert.That((await newcomer.GetAsync(third.Link())).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Only_who_facilitates_the_whole_region_invites_and_withdraws()
    {
        var (_, letter) = await InviteAsync(await World.MemberAsync("Eva Animation", "estrie", Role.Facilitator, "estrie"), "estrie");
        var id = await App.ReadAsync(db => db.OneAsync<long>("select max(id) as id from invitations"));
        foreach (var (who, status) in new[]
        {
            (await World.MemberAsync("Membre Ordinaire"), HttpStatusCode.Forbidden),
            (await World.MemberAsync("Autre Région", "cote-nord", Role.Facilitator, "cote-nord"), HttpStatusCode.UnprocessableEntity),
            (await World.MemberAsync("Une Cellule", "estrie", Role.Facilitator, "estrie:outils"), HttpStatusCode.UnprocessableEntity),
        })
        {
            using var visitor = await App.VisitAsync(who);
            Assert.That((await visitor.PostAsync("/animation/invitations", ("Email", "x@example.org"), ("Region", "estrie"))).StatusCode, Is.EqualTo(status), who.Name);
            Assert.That((await visitor.PostAsync("/animation/invitations/retirer", ("Id", $"{id}"))).StatusCode, Is.EqualTo(status is HttpStatusCode.Forbidden ? status : HttpStatusCode.NotFound), who.Name);
            if (status is HttpStatusCode.UnprocessableEntity) Assert.That(await visitor.ReadAsync("/animation/invitations"), Does.Not.Contain("Noémie"));
        }
        using var newcomer = await App.VisitAsync();
        Assert.That((await newcomer.GetAsync(letter.Link())).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await App.MailAsync("x@example.org"), Is.Empty);
        Assert.That((await newcomer.GetAsync("/animation/invitations")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task An_address_with_an_account_is_not_invited()
    {
        var (_, email) = await App.AccountAsync("Déjà Membre");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Coordination", role: Role.Coordinator));
        var answer = await visitor.PostAsync("/animation/invitations", ("Email", email), ("Region", "estrie"), ("Note", "À bientôt!"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("Email-erreur").And.Contain("À bientôt!"));
        Assert.That(await App.MailAsync(email), Is.Empty);
    }

    private async Task<(string Email, MimeMessage Letter)> InviteAsync(Member by, string region, string note = "", string group = "La Relance")
    {
        var email = Address();
        using var visitor = await App.VisitAsync(by);
        Assert.That((await visitor.PostAsync("/animation/invitations", ("Email", email), ("Name", "Noémie Caron"), ("Organisation", group), ("Region", region), ("Note", note))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        return (email, (await App.MailAsync(email))[^1]);
    }

    private async Task<Core.Threads.ThreadHead> RegionalAsync(string region) => await World.ThreadAsync(await World.MemberAsync("Une Autrice", region), region: region, audience: "regions");

    private static string Address() => $"nouvelle{Interlocked.Increment(ref _people)}@example.org";

    private static Task<HttpResponseMessage> JoinAsync(Visitor visitor, MimeMessage letter, params (string Name, string Value)[] changed)
    {
        (string Name, string Value)[] usual = [("cle", letter.Link().Split("cle=")[1]), ("Name", "Noémie Caron"), ("Organisation", "La Relance")];
        return visitor.PostAsync("/rejoindre", [.. usual.Where(u => changed.All(c => c.Name != u.Name)), .. changed]);
    }
}
