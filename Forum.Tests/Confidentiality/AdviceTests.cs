using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Posts;

namespace Forum.Tests.Confidentiality;

/// <summary>The guard on its way through the forms: it advises once, and the author decides.</summary>
public sealed partial class AdviceTests(Dialect dialect) : BothStores(dialect)
{
    private const string Risky = "Kevin, 15 ans, ne vient plus depuis lundi.";

    [Test]
    public async Task A_reply_that_may_identify_a_youth_comes_back_once_and_is_posted_as_it_is_when_sent_again()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy"));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy"));
        var id = Guid.NewGuid().ToString();
        var advised = await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", Risky), ("SubmissionId", id));
        var page = WebUtility.HtmlDecode(await advised.Content.ReadAsStringAsync());
        Assert.That(advised.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("Peut-on reconnaître quelqu’un?").And.Contain("<q dir=\"auto\">Kevin</q>").And.Contain($">\n{Risky}</textarea>").And.Contain(id));
        Assert.That((await PostsAsync(thread.Id)).Count, Is.EqualTo(1), "nothing is posted yet");
        var posted = await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", Risky), ("SubmissionId", id), ("Seen", Seen(page)));
        Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await PostsAsync(thread.Id))[1], Is.EqualTo(Risky));
    }

    [Test]
    public async Task What_was_added_after_the_advice_is_advised_on_too()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy"));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy"));
        var page = await (await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", Risky), ("SubmissionId", Guid.NewGuid().ToString()))).Content.ReadAsStringAsync();
        var again = await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", Risky + " Sa mère : 418 555-0134."), ("SubmissionId", Guid.NewGuid().ToString()), ("Seen", Seen(page)));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await PostsAsync(thread.Id)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task The_proposals_are_put_into_the_text_and_wait_for_her()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy"));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy"));
        var proposed = await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", Risky), ("SubmissionId", Guid.NewGuid().ToString()), ("Act", "proposer"));
        var page = WebUtility.HtmlDecode(await proposed.Content.ReadAsStringAsync());
        Assert.That(proposed.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(">\nUn jeune, 15-16\u00A0ans, ne vient plus depuis lundi.</textarea>").And.Not.Contain("Peut-on reconnaître"));
        Assert.That((await PostsAsync(thread.Id)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_new_thread_is_advised_on_by_title_and_text_together()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy"));
        (string, string)[] fields = [("Title", "La mère de Kevin"), ("Body", "Comment lui parler?"), ("Region", "estrie"), ("Theme", "outils"), ("Kind", "question"), ("SubmissionId", Guid.NewGuid().ToString())];
        var advised = await visitor.PostAsync("/publier", fields);
        var page = await advised.Content.ReadAsStringAsync();
        Assert.That((advised.StatusCode, page.Contains("<q dir=\"auto\">de Kevin</q>", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var proposed = WebUtility.HtmlDecode(await (await visitor.PostAsync("/publier", [.. fields, ("Act", "proposer")])).Content.ReadAsStringAsync());
        Assert.That(proposed, Does.Contain("value=\"La mère d’un jeune\"").And.Contain(">\nComment lui parler?</textarea>"));
        Assert.That((await visitor.PostAsync("/publier", [.. fields, ("Seen", Seen(page))])).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task An_edit_is_advised_on_for_what_it_adds_and_not_for_what_stood_there()
    {
        var author = await World.MemberAsync("Ève Roy");
        var thread = await World.ThreadAsync(author, body: Risky);
        using var visitor = await App.VisitAsync(author);
        var kept = await visitor.PostAsync($"/fils/{thread.Id}/m/1/modifier", ("Body", Risky + " Que faire?"), ("From", EditPost.Mark(Risky)));
        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var added = await visitor.PostAsync($"/fils/{thread.Id}/m/1/modifier", ("Body", Risky + " Sa mère : 418 555-0134."), ("From", EditPost.Mark(Risky + " Que faire?")));
        Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var page = await added.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("418 555-0134</q>"));
        var saved = await visitor.PostAsync($"/fils/{thread.Id}/m/1/modifier", ("Body", Risky + " Sa mère : 418 555-0134."), ("From", EditPost.Mark(Risky + " Que faire?")), ("Seen", Seen(page)));
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Advice_while_writing_is_for_members_and_empty_where_there_is_none()
    {
        using (var stranger = await App.VisitAsync()) Assert.That((await stranger.PostAsync("/confidentialite/avis", ("Body", Risky))).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy"));
        var advice = await (await visitor.PostAsync("/confidentialite/avis", ("Body", Risky))).Content.ReadAsStringAsync();
        Assert.That(advice, Does.Contain("<q dir=\"auto\">Kevin</q>").And.Not.Contain("<html"));
        Assert.That((await (await visitor.PostAsync("/confidentialite/avis", ("Body", "Merci Karine, nos jeunes de 12 à 17 ans ont aimé."))).Content.ReadAsStringAsync()).Trim(), Is.Empty);
        Assert.That((await visitor.PostAsync("/confidentialite/avis", ("Body", new string('a', PostText.MaxBody + 1)))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        using var get = await visitor.Http.GetAsync(new Uri("/confidentialite/avis", UriKind.Relative));
        Assert.That(get.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_text_too_long_to_send_is_refused_for_that_and_not_read_before()
    {
        var body = string.Concat(Enumerable.Repeat("kevin@b.ca\n", 20_000));
        Assert.That(Web.Pages.Shared.Advice.Of("", body, App.Now), Is.Null);
        Assert.That(Web.Pages.Shared.Advice.Of(new string('a', Core.Threads.PublishThread.MaxTitle + 1), Risky, App.Now), Is.Null);
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy"));
        foreach (var path in new[] { "/messages/nouveau", "/publier" })
        {
            var refused = await visitor.PostAsync(path, ("Title", "Un titre"), ("Body", body), ("SubmissionId", Guid.NewGuid().ToString()), ("Region", "estrie"), ("Theme", "outils"), ("Kind", "question"));
            Assert.That((refused.StatusCode, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).Contains("Coupez-le en deux messages", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), path);
        }
    }

    [Test]
    public async Task Whoever_may_not_read_a_thread_gets_no_advice_on_answering_in_it()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy", "estrie"), region: "estrie", audience: "regions");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy", "laval"));
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", Risky), ("SubmissionId", Guid.NewGuid().ToString()))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static string Seen(string page) => SeenField().Match(page).Groups[1].Value;

    private Task<IReadOnlyList<string>> PostsAsync(long thread) => App.ReadAsync(async db => (IReadOnlyList<string>)await db.ListAsync<string>("select body from posts where thread_id = @thread order by number", new { thread }));

    [GeneratedRegex("name=\"Seen\" value=\"([^\"]+)\"")]
    private static partial Regex SeenField();
}
