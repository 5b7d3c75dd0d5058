using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Library;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Library;

public sealed class ToolOriginTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task An_origin_is_shown_both_ways_and_in_the_library()
    {
        var (author, other) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Luc Roy", "mauricie"));
        var (origin, adapted) = (await App.ToolAsync(author, "Grille de départ"), await App.ToolAsync(other, "Grille pour les parents", "mauricie"));
        using var visitor = await App.VisitAsync(other);
        Assert.That((await visitor.PostAsync($"/fils/{adapted.Id}/m/1/origine", ("Address", $"https://forum.example{origin.Url}?page=1#m1"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.PageAsync(adapted.Url), Does.Contain("Adapté de").And.Contain($"href=\"{origin.Url}\""));
        Assert.That(await visitor.PageAsync(origin.Url), Does.Contain("Un groupe en a fait une adaptation").And.Contain("Grille pour les parents"));
        Assert.That(await visitor.PageAsync("/outils?region=mauricie&mots=grille"), Does.Contain("Adapté de").And.Contain("Grille de départ"));
        Assert.That((await visitor.PostAsync($"/fils/{adapted.Id}/m/1/origine", ("Address", ""))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.PageAsync(adapted.Url), Does.Not.Contain("Adapté de"));
    }

    [Test]
    public async Task An_origin_that_a_reader_may_not_read_is_not_named_to_her()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var (secret, adapted) = (await App.ToolAsync(author, "Grille réservée", "estrie", "regions"), await App.ToolAsync(author, "Grille pour tout le monde"));
        World.Done(await SayAsync(author, adapted, secret.Url));
        using var outside = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie"));
        using var inside = await App.VisitAsync(await World.MemberAsync("Nadia Roy", "estrie"));
        Assert.That(await outside.PageAsync(adapted.Url), Does.Not.Contain("réservée").And.Not.Contain("Adapté de"));
        Assert.That(await outside.PageAsync("/outils?mots=grille"), Does.Contain("Grille pour tout le monde").And.Not.Contain("réservée"));
        Assert.That(await inside.PageAsync(adapted.Url), Does.Contain("Grille réservée"));
        World.Done(await App.Get<DeletePost>().RunAsync(author, secret.Id, 1, default));
        Assert.That(await inside.PageAsync(adapted.Url), Does.Not.Contain("Grille réservée"), "a tool that was taken back is named no more");
    }

    [Test]
    public async Task What_is_no_other_tool_of_hers_to_read_is_refused_beside_the_field()
    {
        var (author, other) = (await World.MemberAsync("Amina Diallo", "estrie"), await World.MemberAsync("Luc Roy", "mauricie"));
        var (tool, question) = (await App.ToolAsync(author, "Grille une"), await World.ThreadAsync(author, region: "estrie"));
        var (secret, second) = (await App.ToolAsync(other, "Grille cachée", "mauricie", "regions"), await App.ToolAsync(other, "Grille deux"));
        World.Done(await SayAsync(other, second, $"#fil-{tool.Id}"));
        foreach (var (address, key) in new[] { ("n’importe quoi", "unknown"), ($"{long.MaxValue}", "unknown"), (question.Url, "unknown"), (secret.Url, "unknown"), ($"/fils/{tool.Id}", "itself"), ($"/fils/{second.Id}/m/1", "circle") })
            Assert.That((await SayAsync(author, tool, address)).Refusal, Is.EqualTo(Refusal.Invalid("Address", "library.origin_" + key)), address);
        Assert.That((await SayAsync(other, tool, second.Url)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await SayAsync(author, secret, tool.Url)).Refusal, Is.EqualTo(Refusal.NotFound));
        using var visitor = await App.VisitAsync(author);
        var refused = await visitor.PostAsync($"/fils/{tool.Id}/m/1/origine", ("Address", "n’importe quoi"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("ne mène à aucun outil").And.Contain("value=\"n’importe quoi\""));
    }

    [Test]
    public async Task A_tool_is_picked_from_what_words_find()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var (tool, origin) = (await App.ToolAsync(author, "Roue des choix adaptée"), await App.ToolAsync(author, "Roue des choix"));
        using var visitor = await App.VisitAsync(author);
        var page = await visitor.PageAsync($"/fils/{tool.Id}/m/1/origine?mots=roue");
        Assert.That(page, Does.Contain($"name=\"Address\" value=\"{origin.Id}\"").And.Not.Contain($"name=\"Address\" value=\"{tool.Id}\""));
        Assert.That((await visitor.PostAsync($"/fils/{tool.Id}/m/1/origine", ("Address", $"{origin.Id}"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.PageAsync(tool.Url), Does.Contain("Adapté de"));
        Assert.That(await visitor.PageAsync($"/fils/{tool.Id}/m/1/origine?mots=zibeline"), Does.Contain("Aucun outil ne contient ces mots"));
    }

    private Task<Outcome<PostChange>> SayAsync(Member by, ThreadHead tool, string address) => App.Get<SayOrigin>().RunAsync(new(by, tool.Id, address), default);
}
