using System.Net;
using Forum.Tests.Accounts;

namespace Forum.Tests.Hosting;

public sealed class ProxyTests
{
    [Test]
    public async Task Behind_a_known_proxy_each_visitor_has_her_own_limit_and_https_is_believed()
    {
        await using var app = new ForumApp(settings: new() { ["Forum:Proxy:Known"] = "10.1.0.0/16, 127.0.0.1", ["Forum:Limits:Scale"] = "1" });
        using var proxy = await app.VisitAsync();
        for (var i = 0; i < 11; i++)
            Assert.That(await SignInAsync(proxy, $"198.51.100.{i}", "amina@example.org"), Is.EqualTo(HttpStatusCode.BadRequest));
        // the visitor writes the left of the list as she likes: only what the known proxies added counts
        for (var i = 0; i < 10; i++) await SignInAsync(proxy, $"203.0.113.{i}, 198.51.100.77, 10.1.2.3", "luc@example.org");
        Assert.That(await SignInAsync(proxy, "203.0.113.200, 198.51.100.77", "luc@example.org"), Is.EqualTo(HttpStatusCode.TooManyRequests));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/connexion") { Headers = { { "X-Forwarded-Proto", "https" } } };
        var secure = await proxy.Http.SendAsync(request);
        Assert.That(secure.Headers.GetValues("Strict-Transport-Security"), Is.EqualTo(new[] { "max-age=31536000" }));
    }

    [TestCase("127.0.0.1", "__Host-forum")]
    [TestCase("10.1.2.3", "forum")]
    [TestCase("", "forum")]
    public async Task Only_a_known_proxy_says_that_the_visitor_came_by_https(string known, string cookie)
    {
        await using var app = new ForumApp(settings: new() { ["Forum:Proxy:Known"] = known });
        var (_, email) = await app.AccountAsync("Paul Ouellet");
        using var visitor = await app.VisitAsync();
        await visitor.TokenAsync();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await visitor.SignInAsync(email);
        var set = answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("forum=", StringComparison.Ordinal));
        Assert.That(set, Does.StartWith(cookie + "="));
        Assert.That((set.Contains("secure", StringComparison.Ordinal), answer.Headers.Contains("Strict-Transport-Security")), Is.EqualTo((known == "127.0.0.1", known == "127.0.0.1")));
    }

    [Test]
    public async Task No_host_header_shows_in_an_answer()
    {
        await using var app = new ForumApp(settings: new() { ["Forum:Proxy:Known"] = "127.0.0.1" });
        foreach (var path in new[] { "/", "/connexion", "/rien", "/deconnexion", "/regions", "/recherche?q=a" })
        {
            var answer = await RawHttp.SendAsync(app, $"GET {path} HTTP/1.1\r\nHost: mechant.example\r\nX-Forwarded-Host: mechant.example\r\nX-Original-Host: mechant.example\r\nConnection: close\r\n\r\n");
            Assert.That(answer, Does.StartWith("HTTP/1.1 ").And.Not.Contain("mechant"), path);
        }
    }

    private static async Task<HttpStatusCode> SignInAsync(Visitor by, string forwardedFor, string email)
    {
        using var form = new FormUrlEncodedContent([new("Email", email), new("Password", "essai")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connexion") { Content = form, Headers = { { "X-Forwarded-For", forwardedFor } } };
        return (await by.Http.SendAsync(request)).StatusCode;
    }
}
