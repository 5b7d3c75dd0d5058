using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Site;

namespace Forum.Tests.Accounts;

/// <summary>The first start in Production: a store of its own for each test, as it is set up once.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class SetUpTests(Dialect dialect)
{
    private const string Password = "quatre canards jaunes";

    private static readonly string[] Regions = ["bas-saint-laurent", "cote-nord", "estrie"];
    private ForumApp _app = null!;

    [SetUp]
    public void StartEmpty() => _app = new(dialect, new() { ["environment"] = "Production" });

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Until_it_is_set_up_every_address_leads_to_the_page_that_says_so()
    {
        using var visitor = await _app.VisitAsync();
        foreach (var path in new[] { "/", "/connexion", "/regions/estrie", "/recherche?q=x", "/nulle-part" })
            Assert.That((await visitor.GetAsync(path)).Headers.Location?.OriginalString, Is.EqualTo("/installation"), path);
        var answer = await visitor.GetAsync("/installation");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Pas encore installé").And.Not.Contain("name=\"Password\"").And.Not.Contain("href=\"/connexion\""));
        Assert.That((await visitor.GetAsync("/sante/vivant")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await visitor.GetAsync("/favicon.svg")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_link_opens_the_place_once_and_signs_the_coordinator_in()
    {
        var code = await _app.Get<SetUpCode>().RenewAsync(default);
        using var visitor = await _app.VisitAsync();
        Assert.That(await visitor.ReadAsync("/installation?code=" + code), Does.Contain("name=\"Password\"").And.Contain("value=\"estrie\" checked"));

        var answer = await SendAsync(visitor, code);

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/"), await answer.Content.ReadAsStringAsync());
        visitor.ForgetToken();
        Assert.That(await visitor.ReadAsync("/"), Does.Contain("Le Carrefour").And.Contain("Hélène Marchand"));
        var coordinator = await _app.Get<Sessions>().FindAsync(visitor.Cookies.GetAllCookies()["forum"]!.Value, default);
        Assert.That((coordinator!.Role, coordinator.RegionId), Is.EqualTo((Role.Coordinator, 9)));
        Assert.That(_app.Get<Places>().Regions.Select(r => r.Slug), Is.EqualTo(new[] { "tout-le-quebec", "bas-saint-laurent", "cote-nord", "estrie" }));
        Assert.That((await visitor.GetAsync("/installation?code=" + code)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await SendAsync(visitor, code)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_wrong_a_missing_and_an_earlier_code_open_nothing()
    {
        var old = await _app.Get<SetUpCode>().RenewAsync(default);
        await _app.Get<SetUpCode>().RenewAsync(default);
        using var visitor = await _app.VisitAsync();
        foreach (var code in new[] { old, "", "0", old + "0", new string('é', 500) })
        {
            var shown = await visitor.GetAsync("/installation?code=" + Uri.EscapeDataString(code));
            Assert.That(shown.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), code);
            Assert.That(await shown.Content.ReadAsStringAsync(), Does.Not.Contain("name=\"Password\""), code);
            Assert.That((await SendAsync(visitor, code)).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), code);
        }
        Assert.That(await _app.Get<SetUpCode>().IsNeededAsync(default), Is.True);
    }

    [Test]
    public async Task A_code_ends_after_a_day_and_the_store_alone_does_not_give_it()
    {
        var code = await _app.Get<SetUpCode>().RenewAsync(default);
        var stored = await _app.ReadAsync(db => db.ListAsync<string>("select value from settings order by name"));
        Assert.That(stored, Has.None.Contains(code));
        Assert.That(await _app.Get<SetUpCode>().FitsAsync(code, default), Is.True);
        _app.Clock.Advance(SetUpCode.Lifetime);
        Assert.That(await _app.Get<SetUpCode>().FitsAsync(code, default), Is.False);
    }

    [TestCase("Place", "")]
    [TestCase("Place", "Le\u202eCarrefour")]
    [TestCase("Name", " ")]
    [TestCase("Email", "helene")]
    [TestCase("Password", "motdepasse1")]
    [TestCase("Password", "Le Carrefour 2026", Description = "the name just chosen is what everybody knows")]
    [TestCase("Region", "")]
    [TestCase("Region", "laval", Description = "not served")]
    [TestCase("Region", "tout-le-quebec")]
    [TestCase("Served", "atlantide")]
    [TestCase("Officer", "")]
    [TestCase("OfficerTitle", " ")]
    [TestCase("Contact", "par la poste")]
    [TestCase("Address", "")]
    public async Task What_is_wrong_is_said_beside_its_field_and_the_rest_kept(string field, string value)
    {
        var code = await _app.Get<SetUpCode>().RenewAsync(default);
        using var visitor = await _app.VisitAsync();
        var answer = await SendAsync(visitor, code, field, value);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain($"id=\"{field}-erreur\"").And.Not.Contain(Password));
        if (field != "Email") Assert.That(page, Does.Contain("value=\"helene@example.org\""));
        Assert.That(await _app.Get<SetUpCode>().FitsAsync(code, default), Is.True, "a refusal spends nothing");
        Assert.That(_app.Get<SiteSettings>().Name, Is.Not.EqualTo("Le Carrefour"));
    }

    [Test]
    public async Task Two_who_send_the_link_at_once_make_one_coordinator()
    {
        var code = await _app.Get<SetUpCode>().RenewAsync(default);
        using var first = await _app.VisitAsync();
        using var second = await _app.VisitAsync();
        await Task.WhenAll(SendAsync(first, code), SendAsync(second, code, "Email", "autre@example.org"));
        Assert.That(await _app.ReadAsync(db => db.OneAsync<long>("select count(*) as n from members")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_member_made_on_the_command_line_opens_the_place_too()
    {
        using var visitor = await _app.VisitAsync();
        World.Done(await _app.Get<CreateMember>().RunAsync(new("helene@example.org", Password, "Hélène Marchand", 9) { Role = Role.Coordinator }, default));
        Assert.That((await visitor.GetAsync("/connexion")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await visitor.GetAsync("/")).Headers.Location?.OriginalString, Is.EqualTo("/installation"), "nobody answers for personal data yet");
        var waiting = await visitor.GetAsync("/installation");
        Assert.That((waiting.StatusCode, (await waiting.Content.ReadAsStringAsync()).Contains("href=\"/connexion?retour=", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, true)));
        await visitor.PostAsync("/connexion", ("Email", "helene@example.org"), ("Password", Password));
        visitor.ForgetToken();
        Assert.That((await visitor.GetAsync("/regions/estrie")).Headers.Location?.OriginalString, Is.EqualTo("/administration/confidentialite"));
        Assert.That((await visitor.PostAsync("/administration/confidentialite", ("Officer", "Hélène Marchand"), ("OfficerTitle", "Directrice"), ("Contact", "helene@example.org"), ("Address", "1, rue du Fleuve, Rimouski"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        await visitor.ReadAsync("/regions/estrie");
        using var anybody = await _app.VisitAsync();
        Assert.That(await anybody.ReadAsync("/confidentialite"), Does.Contain("Hélène Marchand"));
        Assert.That((await anybody.GetAsync("/installation")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, string code, string changed = "", string value = "")
    {
        List<(string Name, string Value)> fields = [("Code", code), ("Place", "Le Carrefour"), ("Name", "Hélène Marchand"), ("Email", "helene@example.org"), ("Password", Password), ("Region", "cote-nord"), ("Officer", "Hélène Marchand"), ("OfficerTitle", "Directrice"), ("Contact", "418 555-0123"), ("Address", "1, rue du Fleuve, Rimouski"), .. Regions.Select(r => ("Served", r))];
        if (changed == "Served") fields.Add((changed, value));
        else if (changed.Length > 0) fields[fields.FindIndex(f => f.Name == changed)] = (changed, value);
        return visitor.PostAsync("/installation", [.. fields]);
    }
}
