using System.Net;
using Forum.Core.Data;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Routing;

namespace Forum.Tests.Hosting;

/// <summary>Every form that takes a text, with every text that cannot be one; and every form of a thread, with a thread or a post that is not there.</summary>
public sealed class BadTextsTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly string[] Forms = ["repondre", "m/1/modifier", "/publier", "/apercu"];

    private static IEnumerable<TestCaseData> Bad() => Forms.SelectMany(form => new (string Name, string Text, string Says)[]
    {
        ("no text", "", "posts.body_missing"), ("spaces", " \n\t ", "posts.body_missing"), ("nothing to see", "\u200B\u2060", "posts.body_missing"),
        ("over-long", new string('é', 20_001), "posts.body_too_long"), ("U+FFFF", "a\uFFFFb", "input.unreadable"), ("U+FFFD of broken UTF-8", "caf\uFFFD", "input.unreadable"),
        ("a control", "a\u001Bb", "input.unreadable"), ("a bidi override", "\u202Egnol", "input.bidi"), ("a bidi isolate", "a\u2067b", "input.bidi"),
    }.Select(bad => new TestCaseData(form, bad.Text, bad.Says).SetArgDisplayNames(form, bad.Name)));

    [TestCaseSource(nameof(Bad))]
    public async Task A_text_that_cannot_be_posted_gets_its_sentence_and_is_kept_and_nothing_happens(string form, string text, string says)
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        using var visitor = await App.VisitAsync(member);
        var before = await StoreCopy.OfAsync(App);
        using var answer = await visitor.PostAsync(form.StartsWith('/') ? form : $"/fils/{thread.Id}/{form}", ("Body", text), ("Title", "Un titre"), ("Region", "estrie"), ("Theme", "ressources"), ("Kind", "question"), ("SubmissionId", Guid.NewGuid().ToString()));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(Texts.French[says]));
        // the preview is one sentence beside a field that script keeps
        if (form != "/apercu") Assert.That(page, Does.Contain("<header class=\"top\">").And.Contain($">\n{text.Trim()}</textarea>"));
        Assert.That(await StoreCopy.OfAsync(App), Is.EqualTo(before));
    }

    [Test]
    public async Task A_form_of_a_thread_or_a_post_that_is_not_there_is_404_and_does_nothing()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        using var visitor = await App.VisitAsync(member);
        var routes = await PostRoutes.OfAsync(App, thread);
        var here = $"/fils/{thread.Id}/";
        Assert.That(routes.Count(r => r.StartsWith(here, StringComparison.Ordinal)), Is.GreaterThan(8));
        // what only an opening message has stands at /m/1/ itself: there is no other address to try
        var numbered = App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Where(r => r.Contains("{number", StringComparison.Ordinal)).Select(r => PostRoutes.Fill(r, thread)).ToHashSet();
        var before = await StoreCopy.OfAsync(App);
        foreach (var route in routes.Where(r => r.StartsWith(here, StringComparison.Ordinal)).SelectMany(r => new[] { r.Replace(here, $"/fils/{long.MaxValue}/", StringComparison.Ordinal), numbered.Contains(r) ? r.Replace("/m/1/", "/m/999/", StringComparison.Ordinal) : r }).Where(r => !routes.Contains(r)))
        {
            using var answer = await visitor.PostAsync(route, ("Body", "Un texte."), ("SubmissionId", Guid.NewGuid().ToString()), ("Act", "merci:1"), ("Place", "partout"), ("From", "page"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), route);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(Texts.French["errors.s404.title"]), route);
        }
        Assert.That(await StoreCopy.OfAsync(App), Is.EqualTo(before));
    }
}
