using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Threads;
using Microsoft.AspNetCore.Routing;

namespace Forum.Tests.Hosting;

public sealed partial class HeadersTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Every_route_answers_with_every_security_header_whoever_asks_and_never_with_a_fault()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        using var signedIn = await App.VisitAsync(member);
        using var visitor = await App.VisitAsync();
        foreach (var path in Routes(thread).Concat(["/rien", "/dist/rien-00000000.js", "/live/negotiate", "/connexion?a=%00"]))
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Options })
            {
                foreach (var by in new[] { signedIn, visitor })
                {
                    using var request = new HttpRequestMessage(method, path);
                    using var answer = await by.Http.SendAsync(request);
                    Assert.That((int)answer.StatusCode, Is.LessThan(500), $"{method} {path}");
                    AssertGuarded(answer, $"{method} {path}");
                }
            }
        }
    }

    [Test]
    public async Task A_bundled_file_is_kept_for_ever_and_a_page_by_nobody()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        var home = await visitor.GetAsync("/");
        Assert.That(home.Headers.CacheControl!.ToString(), Is.EqualTo("no-store"));
        var files = Bundled().Matches(await home.Content.ReadAsStringAsync()).Select(m => m.Value).Distinct().ToList();
        Assert.That(files, Has.Count.GreaterThanOrEqualTo(3));
        foreach (var file in files)
        {
            var answer = await visitor.GetAsync(file);
            Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=31536000, immutable"), file);
            using var again = new HttpRequestMessage(HttpMethod.Get, file) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
            var unchanged = await visitor.Http.SendAsync(again);
            Assert.That((int)unchanged.StatusCode, Is.EqualTo(304), file);
            AssertGuarded(unchanged, file);
        }
        Assert.That((await visitor.GetAsync("/dist/app-00000000.js")).Headers.CacheControl!.NoStore, Is.True, "a missing file is not missing for ever");
    }

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task Pages_travel_compressed_and_French_stays_readable(string encoding)
    {
        using var visitor = await App.VisitAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/rien") { Headers = { AcceptEncoding = { new(encoding) } } };
        Assert.That((await visitor.Http.SendAsync(request)).Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }));
        Assert.That(await (await visitor.GetAsync("/rien")).Content.ReadAsStringAsync(), Does.Contain("à l’accueil").And.Not.Contain("&#"));
    }

    internal static void AssertGuarded(HttpResponseMessage answer, string what)
    {
        string One(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
        Assert.That(One("Content-Security-Policy"), Does.Contain("default-src 'none'").And.Contains("object-src 'none'").And.Contains("base-uri 'none'").And.Contains("frame-ancestors 'none'").And.Not.Contains("unsafe"), what);
        Assert.That((One("X-Content-Type-Options"), One("Referrer-Policy"), One("Cross-Origin-Opener-Policy"), One("Cross-Origin-Resource-Policy")), Is.EqualTo(("nosniff", "same-origin", "same-origin", "same-origin")), what);
        Assert.That(One("Permissions-Policy"), Does.Contain("camera=()"), what);
        Assert.That(answer.Headers.CacheControl, Is.Not.Null, what);
        Assert.That(answer.Headers.Contains("Server"), Is.False, what);
    }

    private IEnumerable<string> Routes(ThreadHead thread) => App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => PostRoutes.Fill(e.RoutePattern.RawText!, thread)).Distinct();

    [GeneratedRegex(@"/dist/[^""#]+")]
    private static partial Regex Bundled();
}
