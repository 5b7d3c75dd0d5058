using System.Net;
using System.Text.Json;
using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Tests.Publishing;

/// <summary>What helps while one writes: previews, proposals, similar threads, drafts, names.</summary>
public sealed class WritingHelpTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task The_preview_is_the_very_html_the_post_gets()
    {
        const string text = "Bonjour **à vous**\n\n- un\n- deux\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> cité\n\nhttps://example.org [@Luc](membre:1) <script>alert(1)</script>";
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        var answer = await visitor.PostAsync("/apercu", ("Body", text));
        var preview = await answer.Content.ReadAsStringAsync();
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.ToString(), preview), Is.EqualTo((HttpStatusCode.OK, "text/html; charset=utf-8", Markup.Render(text).Html)));
        var url = (await visitor.PostAsync("/publier", ("Title", "Aperçu"), ("Body", text), ("Region", "estrie"), ("Theme", "outils"), ("Kind", "outil"), ("SubmissionId", Guid.NewGuid().ToString()))).Headers.Location!.ToString();
        Assert.That(await visitor.ReadAsync(url), Does.Contain(preview));
    }

    [TestCase("", "Écrivez votre message")]
    [TestCase("\u202Eabc", "renversent")]
    public async Task A_preview_says_what_posting_would_refuse(string text, string says)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        var answer = await visitor.PostAsync("/apercu", ("Body", text));
        Assert.That(((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((422, 0)).Using<object, object>((a, _) => a is (int and 422, string s) && s.Contains(says, StringComparison.Ordinal)));
    }

    [Test]
    public async Task Proposals_come_as_json_and_leave_nothing()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo", "laval"));
        using var json = await JsonAsync(await visitor.PostAsync("/publier/proposition", ("Body", "Who has a checklist?")));
        Assert.That(json.RootElement.EnumerateObject().Select(p => $"{p.Name}={p.Value}"), Is.EqualTo(new[] { "title=Who has a checklist?", "kind=question", "region=laval", "theme=outils", "lang=en-CA" }));
        Assert.That(await visitor.ReadAsync("/publier"), Does.Not.Contain("checklist"));
    }

    [Test]
    public async Task Similar_threads_are_only_those_the_writer_may_read()
    {
        var author = await World.MemberAsync("Ève Roy", "estrie");
        var open = await World.ThreadAsync(author, "Un horaire de bibliothèque pour raccrocheurs");
        var closed = await World.ThreadAsync(author, "Un horaire de bibliothèque réservé", region: "estrie", audience: "regions");
        using var visitor = await App.VisitAsync(await World.MemberAsync("Marc Gagnon", "montreal"));
        var list = await (await visitor.PostAsync("/publier/semblables", ("Title", "Quel horaire de bibliothèque?"))).Content.ReadAsStringAsync();
        Assert.That(list, Does.Contain(open.Url).And.Not.Contain(closed.Url).And.Not.Contain("<html"));
        Assert.That((await (await visitor.PostAsync("/publier/semblables", ("Title", "xyzzy"))).Content.ReadAsStringAsync()).Trim(), Is.Empty);
    }

    [Test]
    public async Task A_draft_saved_on_one_device_is_there_on_another_until_thrown_away()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy"), "Un fil à répondre");
        using var phone = await App.VisitAsync(member);
        using var office = await App.VisitAsync(member);
        phone.Http.DefaultRequestHeaders.Add("Accept", "application/json");
        using var saved = await JsonAsync(await phone.PostAsync("/brouillons", ("Place", $"fil:{thread.Id}"), ("Body", "Mon <début> de réponse")));
        Assert.That(saved.RootElement.GetProperty("saved").GetString(), Does.StartWith("9"));
        var page = await office.ReadAsync(thread.Url);
        Assert.That(page, Does.Contain("Mon &lt;début&gt; de réponse").And.Contain("restauré"));
        Assert.That(await office.ReadAsync("/brouillons"), Does.Contain("Un fil à répondre").And.Contain("Mon &lt;début&gt; de réponse").And.Contain($"{thread.Url}#repondre"));
        using var read = await JsonAsync(await office.GetAsync($"/brouillons?place=fil:{thread.Id}"));
        Assert.That(read.RootElement.GetProperty("body").GetString(), Is.EqualTo("Mon <début> de réponse"));
        var thrown = await office.PostAsync("/brouillons", ("Place", $"fil:{thread.Id}"), ("Act", "effacer"));
        Assert.That((thrown.StatusCode, thrown.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, $"{thread.Url}#repondre")));
        Assert.That(await office.ReadAsync(thread.Url), Does.Not.Contain("restauré"));
        Assert.That((await office.GetAsync($"/brouillons?place=fil:{thread.Id}")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_draft_is_nobody_elses()
    {
        using var author = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        await author.PostAsync("/brouillons", ("Place", "publier"), ("Body", "Secret de brouillon"));
        using var other = await App.VisitAsync(await World.MemberAsync("Luc Roy", role: Core.Members.Role.Coordinator));
        Assert.That(await other.ReadAsync("/publier") + await other.ReadAsync("/brouillons"), Does.Not.Contain("Secret de brouillon"));
        Assert.That((await other.GetAsync("/brouillons?place=publier")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Names_come_as_json_to_members_only()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var found = await World.MemberAsync("Zénobie Québécoise", "laval");
        using var visitor = await App.VisitAsync(asker);
        using var json = await JsonAsync(await visitor.GetAsync("/membres/suggestions?q=zeno"));
        Assert.That(json.RootElement.EnumerateArray().Single().EnumerateObject().Select(p => $"{p.Name}={p.Value}"),
            Is.EqualTo(new[] { $"id={found.Id}", "name=Zénobie Québécoise", "title=Intervenante", "organisation=", "region=Laval" }));
        using var stranger = await App.VisitAsync();
        Assert.That((await stranger.GetAsync("/membres/suggestions?q=zeno")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("/apercu")]
    [TestCase("/publier/proposition")]
    [TestCase("/publier/semblables")]
    [TestCase("/brouillons")]
    public async Task Who_is_not_signed_in_gets_no_help(string path)
    {
        using var stranger = await App.VisitAsync();
        var answer = await stranger.PostAsync(path, ("Body", "texte"), ("Title", "titre"), ("Place", "publier"));
        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/connexion?retour=" + Uri.EscapeDataString(path))));
    }

    private static async Task<JsonDocument> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return JsonDocument.Parse(text);
    }
}
