using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Questions;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Questions;

/// <summary>« Qu’est-ce que ça a donné? »: the asker's form, what becomes of it, and whose it is to use.</summary>
public sealed class NewsTests(Dialect dialect) : BothStores(dialect)
{
    private const string Said = "Le local nous a été prêté six mardis; douze jeunes sont venus.";

    [Test]
    public async Task Three_weeks_after_the_answer_her_thread_asks_her_alone_and_her_news_are_a_reply_there()
    {
        var (asker, helper, thread) = await SettledAsync();
        using var hers = await App.VisitAsync(asker);
        using var other = await App.VisitAsync(helper);
        App.Clock.Sleep(TimeSpan.FromDays(20));
        Assert.That(await hers.ReadAsync(thread.Url), Does.Not.Contain("/nouvelles"));
        Assert.That((await hers.GetAsync($"/fils/{thread.Id}/nouvelles")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await App.Get<GiveNews>().RunAsync(new(asker, thread.Id, Said, Guid.NewGuid().ToString(), Language.French, true), default)).Refusal?.Key, Is.EqualTo("questions.news_early"));
        App.Clock.Advance(TimeSpan.FromDays(1));
        var form = WebUtility.HtmlDecode(await hers.ReadAsync(thread.Url));
        Assert.That(form, Does.Contain("Qu’est-ce que ça a donné?").And.Contain("name=\"Story\" value=\"true\">"), "the box is not ticked");
        Assert.That(await other.ReadAsync(thread.Url), Does.Not.Contain("/nouvelles"));
        Assert.That((await other.GetAsync($"/fils/{thread.Id}/nouvelles")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await other.PostAsync($"/fils/{thread.Id}/nouvelles", ("Body", Said), ("SubmissionId", Guid.NewGuid().ToString()))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        var empty = await hers.PostAsync($"/fils/{thread.Id}/nouvelles", ("Body", " "), ("SubmissionId", Guid.NewGuid().ToString()), ("Story", "true"));
        Assert.That((empty.StatusCode, (await empty.Content.ReadAsStringAsync()).Contains("News-erreur", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var submission = Guid.NewGuid().ToString();
        for (var twice = 0; twice < 2; twice++)
        {
            var sent = await hers.PostAsync($"/fils/{thread.Id}/nouvelles", ("Body", Said), ("SubmissionId", submission));
            Assert.That((sent.StatusCode, sent.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"{thread.Url}?page=1#m3")));
        }
        var page = WebUtility.HtmlDecode(await other.ReadAsync(thread.Url));
        Assert.That(page, Does.Contain(Said).And.Contain("Des nouvelles de cette question"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select last_number from threads where id = @Id", new { thread.Id })), Is.EqualTo(3));
        Assert.That((await hers.PostAsync($"/fils/{thread.Id}/nouvelles", ("Body", "Encore."), ("SubmissionId", Guid.NewGuid().ToString()))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "once");
        Assert.That(await other.ReadAsync("/questions?etat=nouvelles"), Does.Contain($"data-thread-row=\"{thread.Id}\""));
        Assert.That(await other.ReadAsync("/questions?etat=repondues"), Does.Not.Contain($"data-thread-row=\"{thread.Id}\""));
        Assert.That(await StoriesAsync(thread), Is.Empty, "nothing was ticked");
    }

    [Test]
    public async Task A_story_is_found_by_coordinators_while_she_consents_under_the_name_it_shows()
    {
        var (asker, _, thread) = await SettledAsync(masked: true);
        App.Clock.Sleep(TimeSpan.FromDays(21));
        using var hers = await App.VisitAsync(asker);
        await hers.ReadAsync($"/fils/{thread.Id}/nouvelles");
        await hers.PostAsync($"/fils/{thread.Id}/nouvelles", ("Body", "=1 jeune" + Said), ("SubmissionId", Guid.NewGuid().ToString()), ("Story", "true"));
        using var coordination = await App.VisitAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator));
        foreach (var path in new[] { "/administration/recits", "/administration/recits/fichier" })
        {
            var text = WebUtility.HtmlDecode(await coordination.ReadAsync(path));
            Assert.That(text, Does.Contain(Said).And.Contain("Un membre (Bas-Saint-Laurent)").And.Not.Contain("Amina"), path);
        }
        Assert.That(await coordination.ReadAsync("/administration/recits/fichier"), Does.Contain("'=1 jeune"), "no spreadsheet takes it for a formula");
        foreach (var who in new[] { await World.MemberAsync("Luc Tremblay"), await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "bas-saint-laurent") })
        {
            using var visitor = await App.VisitAsync(who);
            foreach (var path in new[] { "/administration/recits", "/administration/recits/fichier" }) Assert.That((await visitor.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
            Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/nouvelles/recit", ("Given", "false"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
        Assert.That(await StoriesAsync(thread), Has.Count.EqualTo(1));
        await hers.PostAsync($"/fils/{thread.Id}/nouvelles/recit", ("Given", "false"));
        Assert.That(await StoriesAsync(thread), Is.Empty);
        await hers.PostAsync($"/fils/{thread.Id}/nouvelles/recit", ("Given", "true"));
        Assert.That(await StoriesAsync(thread), Has.Count.EqualTo(1));
        World.Done(await App.Get<DeletePost>().RunAsync(asker, thread.Id, 3, default));
        Assert.That(await StoriesAsync(thread), Is.Empty, "her message is gone, and with it the story");
        using var reader = await App.VisitAsync(asker);
        Assert.That(await reader.ReadAsync("/questions?etat=nouvelles"), Does.Not.Contain($"data-thread-row=\"{thread.Id}\""));
    }

    [Test]
    public async Task Nobody_signed_out_is_let_near_and_an_answer_taken_back_asks_nothing()
    {
        var (asker, _, thread) = await SettledAsync();
        App.Clock.Sleep(TimeSpan.FromDays(22));
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.GetAsync($"/fils/{thread.Id}/nouvelles")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await App.Get<GiveNews>().RunAsync(new(Member.Nobody, thread.Id, Said, Guid.NewGuid().ToString(), Language.French, false), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<ListStories>().RunAsync(asker, ThreadKey.Newest, 10, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await App.Get<AcceptAnswer>().RunAsync(new(asker, thread.Id, 2, false), default));
        using var hers = await App.VisitAsync(asker);
        Assert.That(await hers.ReadAsync(thread.Url), Does.Not.Contain("/nouvelles"));
    }

    private async Task<(Member Asker, Member Helper, ThreadHead Thread)> SettledAsync(bool masked = false)
    {
        var (asker, helper) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Colin Vollant", "laval"));
        var thread = await World.ThreadAsync(asker, $"Qui prête un local, {Guid.NewGuid():N}?", masked: masked);
        var reply = await World.ReplyAsync(helper, thread);
        World.Done(await App.Get<AcceptAnswer>().RunAsync(new(asker, thread.Id, reply.Number, true), default));
        return (asker, helper, thread);
    }

    private async Task<List<ValueStory>> StoriesAsync(ThreadHead thread) =>
        [.. World.Done(await App.Get<ListStories>().RunAsync(await World.MemberAsync("Ève Roy", role: Role.Coordinator), ThreadKey.Newest, 100, default)).Where(s => s.ThreadId == thread.Id)];
}
