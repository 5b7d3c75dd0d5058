using System.Net;
using System.Text;
using Forum.Core.Data;
using Forum.Web.Hosting;
using Forum.Web.Resources;

namespace Forum.Tests.Hosting;

/// <summary>Each way to send a broken form, to every route that takes one, by somebody who is signed in and holds a good token.</summary>
public sealed class MalformedFormsTests(Dialect dialect) : BothStores(dialect)
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("a foreign charset", UrlEncoded + "; charset=utf-7", t => t + "&Body=+AGE-");
        yield return Case("an unknown charset", UrlEncoded + "; charset=klingon", t => t + "&Body=a");
        yield return Case("JSON", "application/json", _ => """{"Body":"a"}""", HttpStatusCode.UnsupportedMediaType);
        yield return Case("plain text", "text/plain", t => t + "&Body=a", HttpStatusCode.UnsupportedMediaType);
        yield return Case("no readable type", "n'importe quoi", t => t + "&Body=a");
        yield return Case("a multipart without its boundary", "multipart/form-data", t => t);
        yield return Case("a multipart cut short", "multipart/form-data; boundary=coupe", t => $"--coupe\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{Uri.UnescapeDataString(t[27..])}\r\n--coupe\r\nContent-Disposition: form-data; name=\"Body\"\r\n\r\nun texte qui");
        yield return Case("a multipart with broken headers", "multipart/form-data; boundary=b", _ => "--b\r\nsans deux-points\r\n\r\na\r\n--b--\r\n");
        yield return Case("a thousand fields", UrlEncoded, t => t + string.Concat(Enumerable.Range(0, 1000).Select(i => $"&champ{i}=a")));
        yield return Case("a thousand values of one field", UrlEncoded, t => t + string.Concat(Enumerable.Repeat("&OtherRegions=estrie", 1000)));
        yield return Case("a name of 10 000 letters", UrlEncoded, t => $"{t}&{new string('a', 10_000)}=a");
        yield return Case("a broken percent sign", UrlEncoded, t => t + "&Body=100%");
        yield return Case("a percent sign with letters", UrlEncoded, t => t + "&Body=%zz");
        yield return Case("broken UTF-8, encoded", UrlEncoded, t => t + "&Body=caf%E9");
        yield return Case("a surrogate as UTF-8", UrlEncoded, t => t + "&Body=%ED%A0%80");
        yield return Case("an overlong slash", UrlEncoded, t => t + "&Body=%C0%AF");
        yield return Case("NUL", UrlEncoded, t => t + "&Body=a%00b");
        yield return Case("NUL in a name", UrlEncoded, t => t + "&Bo%00dy=a");
        yield return Case("more than a megabyte", UrlEncoded, t => t + "&Body=" + new string('a', FormGuard.MaxForm), HttpStatusCode.RequestEntityTooLarge);
        yield return Case("no token", UrlEncoded, _ => "Body=a&Title=b");
        yield return Case("a broken token", UrlEncoded, _ => "Body=a&__RequestVerificationToken=CfDJ8Nimportequoi");
    }

    [TestCaseSource(nameof(Broken))]
    public async Task A_broken_form_is_refused_by_a_page_of_ours_and_does_nothing(string type, Func<string, string> body, HttpStatusCode expected)
    {
        var (visitor, routes) = await SomebodyAsync();
        using (visitor)
        {
            var token = "__RequestVerificationToken=" + Uri.EscapeDataString(await visitor.TokenAsync());
            var before = await StoreCopy.OfAsync(App);
            // a mail program's own button sends no token (RFC 8058): the key of the letter is the right, and there is none here
            foreach (var route in routes.Where(r => r != "/courriels/arret" || type != UrlEncoded || body(token).StartsWith(token, StringComparison.Ordinal)))
            {
                using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body(token)));
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await visitor.Http.PostAsync(new Uri(route, UriKind.Relative), content);
                var page = await answer.Content.ReadAsStringAsync();
                Assert.That(answer.StatusCode, Is.EqualTo(expected), route);
                Assert.That(page, Does.Contain("class=\"fault\"").And.Contain("<header class=\"top\">"), route);
            }
            Assert.That(await StoreCopy.OfAsync(App), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Odd_characters_in_every_field_are_never_a_fault_of_ours()
    {
        var (visitor, routes) = await SomebodyAsync();
        using (visitor)
        {
            foreach (var odd in new[] { "\uFFFF\uFFFE", "\u202Egnol\u2066", "\u0001\u001b[2J\u007f", new string('x', 30_000), "' or 1=1 --\"()*:NEAR", "-1", "9e9", "99999999999999999999", string.Concat(Enumerable.Repeat("e\u0301\u0300\u0302", 2_000)), "\u200b" })
            {
                foreach (var route in routes.Where(r => !PostRoutes.EndsSession(r)))
                {
                    using var answer = await visitor.PostAsync(route, [.. PostRoutes.Fields.Select(f => (f, odd))]);
                    var what = $"{route} {odd[..Math.Min(10, odd.Length)]}";
                    Assert.That((int)answer.StatusCode, Is.LessThan(500), what);
                    // a 422 is the form's own page, or the one sentence of a preview
                    if ((int)answer.StatusCode is >= 400 and not 422) Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<header class=\"top\">"), what);
                }
            }
        }
    }

    [Test]
    public async Task A_chunk_that_is_none_or_a_body_cut_short_is_400()
    {
        var broken = await RawHttp.SendAsync(App, $"POST /connexion HTTP/1.1\r\nHost: forum\r\nConnection: close\r\nContent-Type: {UrlEncoded}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nBody=a\r\n0\r\n\r\n");
        Assert.That(broken, Does.StartWith("HTTP/1.1 400 ").And.Contain("class=\"fault\""));
    }

    [Test]
    public async Task A_form_announced_too_big_is_refused_before_it_is_sent()
    {
        var refused = await RawHttp.SendAsync(App, $"POST /connexion HTTP/1.1\r\nHost: forum\r\nContent-Type: {UrlEncoded}\r\nContent-Length: 50000000\r\n\r\nBody=", "</html>");
        Assert.That(refused, Does.StartWith("HTTP/1.1 413 ").And.Contain("class=\"fault\""));
    }

    [Test]
    public async Task A_chunked_form_is_cut_at_a_megabyte()
    {
        var chunk = $"10000\r\n{new string('a', 0x10000)}\r\n";
        var refused = await RawHttp.SendAsync(App, $"POST /connexion HTTP/1.1\r\nHost: forum\r\nContent-Type: {UrlEncoded}\r\nTransfer-Encoding: chunked\r\n\r\n{string.Concat(Enumerable.Repeat(chunk, 17))}", "</html>");
        Assert.That(refused, Does.StartWith("HTTP/1.1 413 "));
    }

    [TestCase("/connexion?a=%00")]
    [TestCase("/recherche?q=a%00b")]
    public async Task NUL_in_an_address_is_400(string path)
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.GetAsync(path);
        Assert.That((answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.BadRequest, "")).Using<(HttpStatusCode, string)>((a, b) => a.Item1 == b.Item1));
    }

    [Test]
    public async Task Pages_and_ids_that_cannot_be_are_404_for_whoever_asks()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        using var visitor = await App.VisitAsync(member);
        string[] paths =
        [
            "/fils/0/a", "/fils/-1/a", "/fils/9e9/a", "/fils/99999999999999999999/a", "/fils/9223372036854775807/a", "/fils/abc/a", "/fils/%FF/a",
            .. new[] { "0", "-1", "9e9", "9000000000", "99999999999999999999", "abc", "1.5", "%FF", "'" }.Select(p => $"{thread.Url}?page={p}"),
            "/regions/nulle-part", "/themes/aucun", "/regions/estrie?theme=aucun", "/themes/ressources?region=nulle-part",
        ];
        foreach (var path in paths)
        {
            using var answer = await visitor.GetAsync(path);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(Texts.French["errors.s404.title"]), path);
        }
    }

    private static TestCaseData Case(string name, string type, Func<string, string> body, HttpStatusCode expected = HttpStatusCode.BadRequest) =>
        new TestCaseData(type, body, expected).SetArgDisplayNames(name);

    private async Task<(Visitor Visitor, IReadOnlyList<string> Routes)> SomebodyAsync()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        return (await App.VisitAsync(member), await PostRoutes.OfAsync(App, thread));
    }
}
