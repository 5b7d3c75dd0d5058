using System.Net;
using Forum.Core.Data;

namespace Forum.Tests.Threads;

public sealed class ShowThreadPageTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_member_reads_a_thread_and_replies_without_javascript()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Josée Tremblay"), body: "Qui a **un local**?");
        using var luc = await App.VisitAsync(await World.MemberAsync("Luc Bérubé"));
        var page = await luc.ReadAsync(thread.Url);
        Assert.That(page, Does.Contain("<article id=\"m1\"").And.Contain("<strong>un local</strong>").And.Contain("Josée Tremblay").And.Contain("Aucune réponse"));

        var answer = await luc.PostAsync($"/fils/{thread.Id}/repondre", ("Body", "Oui, le nôtre est libre."), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That((answer.StatusCode, answer.Headers.Location!.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"{thread.Url}?page=1#m2")));
        Assert.That(await luc.ReadAsync($"{thread.Url}?page=1"), Does.Contain("<article id=\"m2\"").And.Contain("1 réponse<"));
    }

    [Test]
    public async Task An_empty_reply_is_refused_beside_its_field_and_the_text_is_kept()
    {
        var member = await World.MemberAsync("Josée Tremblay");
        var thread = await World.ThreadAsync(member);
        using var visitor = await App.VisitAsync(member);
        await visitor.ReadAsync(thread.Url);
        var long20 = new string('a', 20_001);
        var answer = await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", long20), ("SubmissionId", Guid.NewGuid().ToString()));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(long20).And.Contain("id=\"reponse-erreur\"").And.Contain("<article id=\"m1\""));
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", "  "), ("SubmissionId", Guid.NewGuid().ToString()))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [TestCase("autre-chose", HttpStatusCode.MovedPermanently)]
    [TestCase("autre-chose?page=1", HttpStatusCode.MovedPermanently)]
    public async Task Another_slug_is_sent_to_the_one_address(string end, HttpStatusCode status)
    {
        var member = await World.MemberAsync("Josée Tremblay");
        var thread = await World.ThreadAsync(member);
        using var visitor = await App.VisitAsync(member);
        var answer = await visitor.GetAsync($"/fils/{thread.Id}/{end}");
        Assert.That((answer.StatusCode, answer.Headers.Location!.OriginalString), Is.EqualTo((status, thread.Url + (end.Contains('?') ? "?page=1" : ""))));
    }

    [TestCase("0")]
    [TestCase("2")]
    [TestCase("-1")]
    [TestCase("9000000000000")]
    [TestCase("deux")]
    public async Task A_page_that_is_not_there_is_not_found(string page)
    {
        var member = await World.MemberAsync("Josée Tremblay");
        var thread = await World.ThreadAsync(member);
        using var visitor = await App.VisitAsync(member);
        Assert.That((await visitor.GetAsync($"{thread.Url}?page={page}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("agir")]
    [TestCase("Lu!")]
    [TestCase("m")]
    public async Task A_title_that_names_an_act_still_has_a_page(string title)
    {
        var member = await World.MemberAsync("Josée Tremblay");
        var thread = await World.ThreadAsync(member, title);
        using var visitor = await App.VisitAsync(member);
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("<article id=\"m1\""));
    }
}
