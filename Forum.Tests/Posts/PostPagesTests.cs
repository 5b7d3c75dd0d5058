using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Posts;

/// <summary>Every act on a post by plain forms, as a browser without JavaScript sends them.</summary>
public sealed partial class PostPagesTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task An_author_edits_her_reply_and_readers_see_what_changed()
    {
        var (_, author, thread) = await ThreadAsync();
        App.Clock.Advance(TimeSpan.FromHours(1));
        using var visitor = await App.VisitAsync(author);
        var form = await visitor.ReadAsync($"/fils/{thread.Id}/m/2/modifier");
        Assert.That(form, Does.Contain("Oui, le nôtre est libre.</textarea>"));
        var answer = await visitor.PostAsync($"/fils/{thread.Id}/m/2/modifier", ("Body", "Oui, le nôtre est occupé."), ("From", From(form)));
        Assert.That((answer.StatusCode, answer.Headers.Location!.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"{thread.Url}?page=1#m2")));
        using var reader = await App.VisitAsync(await World.MemberAsync("Nadia Bérubé"));
        Assert.That(await reader.ReadAsync(thread.Url), Does.Contain("occupé").And.Contain($"/fils/{thread.Id}/m/2/historique"));
        var history = await reader.ReadAsync($"/fils/{thread.Id}/m/2/historique");
        Assert.That(history, Does.Match("<del>.*libre\\.</del>").And.Match("<ins>.*occupé\\.</ins>").And.Contain("Luc Tremblay"));
    }

    [Test]
    public async Task A_post_leads_to_the_page_of_who_wrote_it_unless_she_is_masked_or_took_it_back()
    {
        var (_, author, thread) = await ThreadAsync();
        using var reader = await App.VisitAsync(await World.MemberAsync("Nadia Bérubé"));
        using var facilitator = await App.VisitAsync(await World.MemberAsync("Ève Roy", role: Role.Coordinator));
        var (address, page) = ($"/fils/{thread.Id}/m/2", $"href=\"/membres/{author.Id}\"");
        Assert.That(await reader.ReadAsync(address), Does.Contain(page));
        await App.Get<DeletePost>().RunAsync(author, thread.Id, 2, default);
        Assert.That(await reader.ReadAsync(address), Does.Not.Contain(page));
        Assert.That(await facilitator.ReadAsync(address), Does.Contain(page), "a word to her is still due");
        var masked = await World.ThreadAsync(author, masked: true);
        foreach (var one in new[] { reader, facilitator }) Assert.That(await one.ReadAsync($"/fils/{masked.Id}/m/1"), Does.Not.Contain(page));
    }

    [Test]
    public async Task A_conflict_shows_both_texts_and_saving_again_settles_it()
    {
        var (_, author, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(author);
        var form = await visitor.ReadAsync($"/fils/{thread.Id}/m/2/modifier");
        var facilitator = await World.MemberAsync("Ève Roy", role: Role.Coordinator);
        var opened = World.Done(await App.Get<EditPost>().OpenAsync(facilitator, thread.Id, 2, default));
        World.Done(await App.Get<EditPost>().RunAsync(new(facilitator, thread.Id, 2, "Le texte de l’animation.", opened.From), default));
        var refused = await visitor.PostAsync($"/fils/{thread.Id}/m/2/modifier", ("Body", "Le texte de Luc."), ("From", From(form)));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(page, Does.Contain("Le texte de l’animation.").And.Contain("Le texte de Luc.</textarea>"));
        var settled = await visitor.PostAsync($"/fils/{thread.Id}/m/2/modifier", ("Body", "Les deux textes."), ("From", From(page)));
        Assert.That(settled.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_refused_edit_keeps_the_text_beside_the_sentence()
    {
        var (_, author, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(author);
        var form = await visitor.ReadAsync($"/fils/{thread.Id}/m/2/modifier");
        var tooLong = new string('é', 20_001);
        var refused = await visitor.PostAsync($"/fils/{thread.Id}/m/2/modifier", ("Body", tooLong), ("From", From(form)));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain(tooLong).And.Contain("dépasse 20"));
    }

    [Test]
    public async Task A_post_is_removed_and_restored_from_its_own_page()
    {
        var (_, author, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(author);
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Contain($"action=\"/fils/{thread.Id}/m/2/retirer\"").And.Not.Contain("/retablir"));
        var removed = await visitor.PostAsync($"/fils/{thread.Id}/m/2/retirer");
        Assert.That(removed.Headers.Location!.OriginalString, Is.EqualTo($"/fils/{thread.Id}/m/2"));
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Contain("Message retiré par la personne").And.Contain("/retablir").And.Not.Contain("le nôtre est libre"));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("id=\"m2\" class=\"post deleted\"").And.Not.Contain("le nôtre est libre"));
        await visitor.PostAsync($"/fils/{thread.Id}/m/2/retablir");
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("le nôtre est libre"));
    }

    [Test]
    public async Task With_script_a_removal_is_answered_in_place_with_a_way_to_undo_it()
    {
        var (_, author, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(author);
        visitor.Http.DefaultRequestHeaders.Add("Accept", "text/vnd.turbo-stream.html, text/html");
        var removed = await visitor.PostAsync($"/fils/{thread.Id}/m/2/retirer", ("From", "fil"));
        Assert.That(removed.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/vnd.turbo-stream.html"));
        Assert.That(await removed.Content.ReadAsStringAsync(), Does.Contain("action=\"replace\" target=\"m2\"").And.Contain("forum-toast").And.Contain($"/fils/{thread.Id}/m/2/retablir"));
    }

    [Test]
    public async Task Thanks_are_given_and_taken_back_by_the_same_button()
    {
        var (asker, _, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(asker);
        var answer = await visitor.PostAsync($"/fils/{thread.Id}/agir", ("Act", "merci:2"));
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo($"{thread.Url}?page=1#m2"));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("Merci · 1<").And.Contain("&quot;merci&quot;:true"));
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Contain("<dd>Amina Diallo</dd>"));
        await visitor.PostAsync($"/fils/{thread.Id}/agir", ("Act", "merci:2"));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Not.Contain("Merci · 1<"));
        var own = await visitor.PostAsync($"/fils/{thread.Id}/agir", ("Act", "merci:1"));
        Assert.That((own.StatusCode, (await own.Content.ReadAsStringAsync()).Contains("votre propre message")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
    }

    [TestCase("")]
    [TestCase("merci")]
    [TestCase("merci:deux")]
    [TestCase("epingler:1")]
    [TestCase("merci:-1")]
    public async Task An_act_that_is_none_of_ours_is_a_bad_request(string act)
    {
        var (asker, _, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(asker);
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/agir", ("Act", act))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task The_asker_says_what_helped_her_and_the_thread_says_answered()
    {
        var (asker, author, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(asker);
        await visitor.PostAsync($"/fils/{thread.Id}/m/2/aide", ("Helped", "true"));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("class=\"post accepted\"").And.Contain("Répondue"));
        using var other = await App.VisitAsync(author);
        Assert.That((await other.PostAsync($"/fils/{thread.Id}/m/2/aide", ("Helped", "false"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await visitor.PostAsync($"/fils/{thread.Id}/m/2/aide", ("Helped", "false"));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Not.Contain("Répondue"));
    }

    [TestCase("/m/2/retirer")]
    [TestCase("/m/2/retablir")]
    [TestCase("/m/2/modifier")]
    [TestCase("/m/2/aide")]
    [TestCase("/elargir")]
    public async Task A_facilitator_outside_her_scope_gets_403(string act)
    {
        var (_, _, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(await World.MemberAsync("Marc Gagnon", "estrie", Role.Facilitator, "estrie", ":financement"));
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}{act}", ("Body", "Autre chose."), ("From", ""), ("Helped", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Not.Contain("/retirer").And.Not.Contain("/modifier"));
    }

    [Test]
    public async Task A_facilitator_within_her_scope_edits_and_removes()
    {
        var (_, _, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy", "estrie", Role.Facilitator, "bas-saint-laurent:ressources"));
        var form = await visitor.ReadAsync($"/fils/{thread.Id}/m/2/modifier");
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/m/2/modifier", ("Body", "Sans nom."), ("From", From(form)))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await visitor.PostAsync($"/fils/{thread.Id}/m/2/retirer")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("Message retiré par l’équipe d’animation"));
    }

    [Test]
    public async Task Quoting_fills_the_reply_with_who_said_what()
    {
        var (asker, _, thread) = await ThreadAsync();
        using var visitor = await App.VisitAsync(asker);
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain($"{thread.Url}?citer=2#repondre"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync($"{thread.Url}?citer=2")), Does.Contain($"> [Luc Tremblay a écrit](/fils/{thread.Id}/m/2)\u00A0:\n>\n> Oui, le nôtre est libre."));
    }

    private async Task<(Member Asker, Member Author, ThreadHead Thread)> ThreadAsync()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var author = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(asker);
        await World.ReplyAsync(author, thread);
        return (asker, author, thread);
    }

    private static string From(string page) => FromField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"From\" value=\"([0-9a-f]+)\"")]
    private static partial Regex FromField();
}
