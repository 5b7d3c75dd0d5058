using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Web.Resources;

namespace Forum.Tests.Hosting;

public sealed partial class ErrorPagesTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_missing_page_says_what_to_do_next_and_keeps_the_layout()
    {
        using var visitor = await App.VisitAsync();
        var answer = await visitor.GetAsync("/rien/ici?a=1");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page, Does.Contain(Texts.French["errors.s404.what"]).And.Contains("<header class=\"top\">").And.Contains("/connexion?retour=%2Frien%2Fici%3Fa%3D1"));
    }

    [Test]
    public async Task English_readers_get_it_in_English()
    {
        using var visitor = await App.VisitAsync();
        visitor.Cookies.Add(new Cookie("langue", "en", "/", new Uri(App.Root).Host));
        var page = await (await visitor.GetAsync("/nothing")).Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain(Texts.English["errors.s404.title"]).And.Contains("lang=\"en-CA\""));
    }

    [Test]
    public async Task The_error_page_is_no_page_of_its_own()
    {
        using var visitor = await App.VisitAsync();
        Assert.That((await visitor.GetAsync("/erreur")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_program_gets_a_small_problem_instead_of_a_page()
    {
        using var visitor = await App.VisitAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/rien") { Headers = { Accept = { new("application/json") } } };
        var answer = await visitor.Http.SendAsync(request);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That((problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()), Is.EqualTo((404, Texts.French["errors.s404.title"])));
    }

    [TestCase("PUT", "/")]
    [TestCase("DELETE", "/connexion")]
    [TestCase("PROPFIND", "/connexion")]
    [TestCase("POST", "/")]
    public async Task A_method_the_page_does_not_take_is_405(string method, string path)
    {
        using var visitor = await App.VisitAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var answer = await visitor.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Content.Headers.Allow, Does.Contain("GET"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(Texts.French["errors.s405.title"]));
    }

    [Test]
    public async Task A_form_without_its_token_has_no_effect_and_gives_the_text_back()
    {
        using var visitor = await App.VisitAsync();
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var form = new FormUrlEncodedContent([new("Body", "Un long texte & <b>précieux</b>"), new("Title", "Mon titre")]);
        var answer = await visitor.Http.PostAsync(new Uri("/connexion", UriKind.Relative), form);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page, Does.Contain(Texts.French["errors.expired.title"]).And.Contains("Un long texte & <b>précieux</b>").And.Contains("Mon titre"));
        Assert.That(page, Does.Not.Contain(Texts.French["errors.resend"]));
    }

    [Test]
    public async Task Another_site_cannot_put_its_words_on_our_page()
    {
        using var visitor = await App.VisitAsync();
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var form = new FormUrlEncodedContent([new("Body", "Écrivez-nous à un faux courriel")]);
        Assert.That(await (await visitor.Http.PostAsync(new Uri("/connexion", UriKind.Relative), form)).Content.ReadAsStringAsync(), Does.Not.Contain("faux"));
    }

    [Test]
    public async Task A_token_made_for_somebody_else_is_refused()
    {
        using var luc = await App.VisitAsync(await World.MemberAsync("Luc Tremblay"));
        using var anonymous = await App.VisitAsync();
        var token = Token().Match(await anonymous.ReadAsync("/connexion")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Language", "en")]);
        Assert.That((await luc.Http.PostAsync(new Uri("/langue", UriKind.Relative), form)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
