using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Tests.Threads;

/// <summary>Who may not read a thread learns nothing of it, whatever the address; a masked author is named nowhere.</summary>
public sealed class PrivateThreadTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_thread_kept_to_its_regions_is_missing_at_every_address_for_the_others()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", audience: "regions");
        using var outsider = await App.VisitAsync(await World.MemberAsync("Marc Gagnon", "montreal", Role.Facilitator, "montreal"));
        foreach (var path in new[] { "", "/autre", "/m/1", "/m/1/modifier", "/m/1/historique", "?page=non-lu", "?citer=1" })
            await IsMissingAsync(outsider.GetAsync($"/fils/{thread.Id}{path}"), path, thread.Title);
        foreach (var path in new[] { "/repondre", "/agir", "/lu", "/elargir", "/m/1/modifier", "/m/1/retirer", "/m/1/retablir", "/m/1/aide" })
            await IsMissingAsync(outsider.PostAsync($"/fils/{thread.Id}{path}", ("Body", "Bonjour!"), ("SubmissionId", Guid.NewGuid().ToString()), ("Act", "merci:1"), ("Number", "1"), ("Helped", "true")), path, thread.Title);
        using var stranger = await App.VisitAsync();
        await IsMissingAsync(stranger.GetAsync(thread.Url), "signed out", thread.Title);
    }

    [Test]
    public async Task The_name_of_a_masked_author_is_on_no_page_of_her_thread()
    {
        var author = await World.MemberAsync("Rachelle Vollant", "cote-nord");
        var thread = await World.ThreadAsync(author, kind: "etude-de-cas", region: "cote-nord");
        await World.ReplyAsync(await World.MemberAsync("Luc Tremblay"), thread);
        await World.ReplyAsync(author, thread, "Merci, des nouvelles bientôt.");
        App.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var number in new[] { 1L, 3L })
        {
            var opened = World.Done(await App.Get<EditPost>().OpenAsync(author, thread.Id, number, default));
            World.Done(await App.Get<EditPost>().RunAsync(new(author, thread.Id, number, "Un texte repris.", opened.From), default));
        }
        World.Done(await App.Get<ReactToPost>().RunAsync(new(author, thread.Id, 2, Reaction.Merci), default));
        using var reader = await App.VisitAsync(await World.MemberAsync("Nadia Bérubé", role: Role.Coordinator));
        foreach (var path in new[] { "", "/m/1", "/m/2", "/m/3", "/m/1/historique", "/m/3/historique", "/m/1/modifier", $"/{thread.Slug}?citer=1" })
        {
            var answer = await reader.GetAsync($"/fils/{thread.Id}{path}");
            if (answer.StatusCode is HttpStatusCode.MovedPermanently) answer = await reader.GetAsync(answer.Headers.Location!.OriginalString);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.That(page, Does.Not.Contain("Rachelle").And.Not.Contain("Vollant").And.Not.Contain("rachelle"), path);
            Assert.That(path.EndsWith("/modifier", StringComparison.Ordinal) || page.Contains("Un membre (Côte-Nord)"), path);
        }
        Assert.That(await reader.ReadAsync(thread.Url), Does.Contain("DPJ"), "a case study says that it is no emergency line");
    }

    [Test]
    public async Task Signed_out_a_public_thread_is_read_and_nothing_in_it_is_changed()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo", role: Role.Coordinator), audience: "public");
        using var stranger = await App.VisitAsync();
        Assert.That(await stranger.ReadAsync(thread.Url), Does.Contain("<article id=\"m1\"").And.Contain("Se connecter pour répondre").And.Not.Contain("<textarea"));
        Assert.That(await stranger.ReadAsync($"/fils/{thread.Id}/m/1"), Does.Not.Contain("/retirer"));
        foreach (var path in new[] { "/repondre", "/agir", "/lu", "/elargir", "/m/1/modifier", "/m/1/retirer", "/m/1/retablir", "/m/1/aide" })
        {
            var answer = await stranger.PostAsync($"/fils/{thread.Id}{path}", ("Body", "Bonjour!"), ("SubmissionId", Guid.NewGuid().ToString()), ("Act", "merci:1"), ("Number", "1"), ("Helped", "true"));
            Assert.That(answer.Headers.Location?.OriginalString ?? answer.StatusCode.ToString(), Does.StartWith("/connexion"), path);
        }
        Assert.That(World.Done(await App.Get<ShowPost>().RunAsync(Member.Nobody, thread.Id, 1, default)).Post.MerciCount, Is.Zero);
    }

    private static async Task IsMissingAsync(Task<HttpResponseMessage> request, string path, string title)
    {
        var answer = await request;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Not.Contain(title), path);
    }
}
