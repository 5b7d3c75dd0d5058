using Forum.Core.Data;

namespace Forum.Tests.Accounts;

/// <summary>Where sign-in and the language switch lead: never out of this place (RELIABILITY.md, fact 6).</summary>
public sealed class ReturnUrlTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly string[] Foreign =
    [
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example", "http:///evil.example", "/\t/evil.example", "/\n/evil.example", "/\r\n/evil.example",
        "\t//evil.example", " //evil.example", "javascript:alert(1)", "data:text/html,x", "~//evil.example", "~/compte", "evil.example", "///evil.example", "/\\/evil.example", "//\\evil.example",
        "/\u007f/evil.example", "?x", "#x", "", " ", "/" + "\u0009" + "\\evil.example",
    ];

    [Test]
    public async Task Signing_in_never_leads_out_of_the_place()
    {
        var (_, email) = await App.AccountAsync("Lina Haddad");
        // each sign-in hashes: the whole list is tried below, on the same rule
        foreach (var shape in new[] { "//evil.example", "/\t/evil.example", "/\\evil.example", "https://evil.example" })
        {
            using var visitor = await App.VisitAsync();
            Assert.That((await visitor.SignInAsync(email, back: shape)).Headers.Location?.OriginalString, Is.EqualTo("/"), shape);
        }
    }

    [Test]
    public async Task The_language_switch_never_leads_out_of_the_place()
    {
        using var visitor = await App.VisitAsync();
        foreach (var shape in Foreign)
            Assert.That((await visitor.PostAsync("/langue", ("langue", "fr"), ("retour", shape))).Headers.Location?.OriginalString, Is.EqualTo("/"), shape);
    }

    [TestCase("/regions/estrie?theme=outils", "/regions/estrie?theme=outils")]
    [TestCase("/..//evil.example", "/..//evil.example")]
    [TestCase("/fils/3/été", "/fils/3/%C3%A9t%C3%A9")]
    [TestCase("/recherche?q=a\"b<c>", "/recherche?q=a%22b%3Cc%3E")]
    [TestCase("/connexion?retour=/x", "/")]
    [TestCase("/Deconnexion", "/")]
    [TestCase("/langue", "/")]
    [TestCase("/langues", "/langues")]
    public async Task A_page_of_ours_is_gone_back_to(string asked, string location)
    {
        using var visitor = await App.VisitAsync();
        Assert.That((await visitor.PostAsync("/langue", ("langue", "fr"), ("retour", asked))).Headers.Location?.OriginalString, Is.EqualTo(location));
    }

    [Test]
    public async Task A_Host_header_of_somebody_elses_never_shows_in_a_redirect()
    {
        using var visitor = await App.VisitAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/compte");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        Assert.That((await visitor.Http.SendAsync(request)).Headers.Location?.OriginalString, Does.StartWith("/connexion?"));
    }
}
