using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Tests.Library;

/// <summary>« Adapter cet outil »: a tool that is published as made from another; and what a tool keeps that was merged into another.</summary>
public sealed class AdaptToolTests(Dialect dialect) : BothStores(dialect)
{
    private const string Origin = "Sheet.outil.origin";

    private static (string, string)[] Form(string title, params (string, string)[] more) =>
        [("Title", title), ("Body", "Nous l’avons raccourcie pour les parents."), ("Region", "mauricie"), ("Theme", "outils"), ("Kind", "outil"), ("SubmissionId", Guid.NewGuid().ToString()), .. more];

    [Test]
    public async Task It_begins_with_what_the_tool_says_and_is_published_with_its_origin()
    {
        var (author, other) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Luc Roy", "mauricie"));
        var tool = await App.ToolAsync(author, "Grille d’accueil", fields: [("audience", "Jeunes de 16 à 20 ans"), ("duration", "20 minutes"), ("version", "3.1"), ("licence", "cc-by-sa")]);
        using var visitor = await App.VisitAsync(other);
        Assert.That(await visitor.PageAsync(tool.Url), Does.Contain($"href=\"/publier?adapte={tool.Id}\"").And.Contain("Adapter cet outil"));
        var form = await visitor.PageAsync($"/publier?adapte={tool.Id}");
        Assert.That(form, Does.Contain("value=\"Adaptation\u00A0: Grille d’accueil\"").And.Contain("value=\"outil\" checked").And.Contain("Jeunes de 16 à 20 ans").And.Contain("20 minutes").And.Contain("value=\"cc-by-sa\" checked").And.Not.Contain("value=\"3.1\"")
            .And.Contain($"name=\"{Origin}\" value=\"{tool.Id}\" checked").And.Contain("Adapté de «\u00A0Grille d’accueil\u00A0»").And.Contain("<option value=\"outils\" selected"));
        var published = await visitor.PostAsync("/publier", Form("Grille pour les parents", (Origin, $"{tool.Id}")));
        Assert.That(published.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var adapted = published.Headers.Location!.OriginalString.Split('#')[0];
        Assert.That(await visitor.PageAsync(adapted), Does.Contain("Adapté de").And.Contain($"href=\"{tool.Url}\""));
        Assert.That(await visitor.PageAsync(tool.Url), Does.Contain("Un groupe en a fait une adaptation").And.Contain(adapted));
    }

    [Test]
    public async Task A_form_that_comes_back_keeps_the_origin_and_one_without_it_says_none()
    {
        var (author, other) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Luc Roy", "mauricie"));
        var tool = await App.ToolAsync(author, "Grille à garder");
        using var visitor = await App.VisitAsync(other);
        var refused = await visitor.PostAsync("/publier", [.. Form("", (Origin, $"{tool.Id}"), ("Details", "true"))]);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain($"name=\"{Origin}\" value=\"{tool.Id}\" checked"));
        var published = await visitor.PostAsync("/publier", Form("Grille à part"));
        Assert.That(await visitor.PageAsync(published.Headers.Location!.OriginalString.Split('#')[0]), Does.Not.Contain("Adapté de"));
        Assert.That(await visitor.PageAsync(tool.Url), Does.Not.Contain("adaptation"));
    }

    [Test]
    public async Task A_draft_holds_the_origin()
    {
        var (author, other) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Luc Roy", "mauricie"));
        var tool = await App.ToolAsync(author, "Grille en brouillon");
        World.Done(await App.Get<SaveDraft>().RunAsync(new(other, Drafts.Publish, "La nôtre", "Plus tard.", $$"""{"Kind":["outil"],"{{Origin}}":["{{tool.Id}}"]}""", ""), default));
        using var visitor = await App.VisitAsync(other);
        Assert.That(await visitor.PageAsync("/publier"), Does.Contain($"name=\"{Origin}\" value=\"{tool.Id}\" checked").And.Contain("La nôtre"));
    }

    [Test]
    public async Task A_tool_that_is_not_hers_to_read_is_neither_shown_nor_said()
    {
        var (author, far) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Luc Roy", "mauricie"));
        var (secret, question) = (await App.ToolAsync(author, "Grille secrète", "estrie", "regions"), await World.ThreadAsync(author, "Une question claire", "estrie"));
        using var visitor = await App.VisitAsync(far);
        Assert.That(await visitor.PageAsync($"/publier?adapte={secret.Id}"), Does.Not.Contain("secrète").And.Not.Contain(Origin));
        Assert.That(await visitor.PageAsync($"/publier?adapte={question.Id}"), Does.Not.Contain("Une question claire"));
        foreach (var said in new[] { $"{secret.Id}", $"{question.Id}", $"{long.MaxValue}", "x" })
        {
            var refused = await visitor.PostAsync("/publier", Form("Grille volée", (Origin, said)));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), said);
            Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("ne mène à aucun outil que vous pouvez lire").And.Not.Contain("secrète"));
        }
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from threads where title = 'Grille volée'")), Is.Zero, "nothing is published without what was asked for");
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.GetAsync($"/publier?adapte={secret.Id}")).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_tool_that_was_merged_into_another_goes_on_listing_its_versions_and_is_the_origin_of_what_came_of_it()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var (from, into) = (await App.ToolAsync(author, "Grille réunie", fields: [("version", "1")]), await App.ToolAsync(author, "Grille qui reste"));
        var first = await App.GiveAsync(author, from, "grille-1.txt");
        await App.VersionAsync(author, from, "2", "Une page de moins.", "grille-2.txt");
        await App.VersionAsync(author, from, "3", "Des images.", "grille-3.txt");
        var adapted = await App.ToolAsync(author, "Grille pour la suite");
        World.Done(await App.Get<Core.Library.SayOrigin>().RunAsync(new(author, adapted.Id, from.Url), default));
        var moved = World.Done(await App.Get<MergeThreads>().RunAsync(new(await World.MemberAsync("Ève Roy", "estrie", Role.Facilitator, "estrie"), from.Id, into.Id), default));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie"));
        var page = await visitor.PageAsync(into.Url);
        Assert.That(page, Does.Contain("2 versions d’avant, d’un outil réuni à celui-ci").And.Contain(WebUtility.HtmlDecode(first.Url)).And.Contain("Une page de moins.").And.Contain($"{into.Url}?page=1#m{moved.To.Number}").And.Contain("grille-3.txt").And.Contain("Grille pour la suite"));
        Assert.That((await visitor.GetAsync(first.Url)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await visitor.PageAsync(adapted.Url), Does.Contain("Adapté de").And.Contain($"href=\"{into.Url}\""));
    }

    [Test]
    public async Task What_was_taken_of_a_tool_that_was_merged_into_another_counts_with_it_and_goes_back_with_it()
    {
        var (author, facilitator) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Ève Roy", "estrie", Role.Facilitator, "estrie"));
        var (from, into) = (await App.ToolAsync(author, "Grille comptée"), await App.ToolAsync(author, "Grille qui compte"));
        var (other, own) = (await App.GiveAsync(author, from, "autre.txt"), await App.GiveAsync(author, into, "propre.txt"));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie"));
        foreach (var file in new[] { other, other, own }) await App.TakeAsync(visitor, file);
        var moved = World.Done(await App.Get<MergeThreads>().RunAsync(new(facilitator, from.Id, into.Id), default));
        Assert.That(await visitor.PageAsync(into.Url), Does.Contain("3 téléchargements"));
        await App.TakeAsync(visitor, other);
        Assert.That(await visitor.PageAsync(into.Url), Does.Contain("4 téléchargements"));
        World.Done(await App.Get<UndoMove>().RunAsync(facilitator, moved.MoveId, default));
        Assert.That(await visitor.PageAsync(from.Url), Does.Contain("2 téléchargements"));
        await App.TakeAsync(visitor, own);
        Assert.That(await visitor.PageAsync(into.Url), Does.Contain("3 téléchargements"), "one of its own before and one now, and the one taken while they were together");
    }
}
