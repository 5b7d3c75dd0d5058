using System.Net;
using Forum.Core.Data;
using Forum.Core.Library;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Library;

public sealed class ToolListTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_tools_card_says_for_whom_it_is_and_gives_its_files()
    {
        var author = await World.MemberAsync("Amina Diallo", "lanaudiere");
        var tool = await App.ToolAsync(author, "Grille des premiers mots", "lanaudiere", fields: [("audience", "12 à 15 ans"), ("duration", "20 minutes"), ("licence", "cc-by"), ("version", "1.3")]);
        var file = await App.GiveAsync(author, tool, "grille.txt");
        using var reader = await App.VisitAsync(await World.MemberAsync("Luc Roy", "estrie"));
        await App.TakeAsync(reader, file);
        var page = await reader.PageAsync("/outils?region=lanaudiere");
        Assert.That(page, Does.Contain("Grille des premiers mots").And.Contain("12 à 15 ans").And.Contain("20 minutes").And.Contain("1.3").And.Contain(WebUtility.HtmlDecode(file.Url)).And.Contain("Amina Diallo").And.Contain("1 téléchargement"));
        Assert.That(page, Does.Contain($"href=\"{tool.Url}\"").And.Contain("/publier?kind=outil"));
    }

    [Test]
    public async Task Region_licence_and_words_cut_the_list()
    {
        var author = await World.MemberAsync("Amina Diallo", "outaouais");
        await App.ToolAsync(author, "Carnet des saisons", "outaouais", fields: [("audience", "Parents d’élèves du primaire"), ("licence", "cc-by-sa")]);
        await App.ToolAsync(author, "Jeu des métiers", "outaouais", fields: [("audience", "16 à 20 ans"), ("licence", "avec-accord")]);
        await World.ThreadAsync(author, "Pas un outil", "outaouais", "outils", "question");
        Assert.That(await App.TitlesAsync(author, "outaouais"), Is.EqualTo(new[] { "Jeu des métiers", "Carnet des saisons" }));
        Assert.That(await App.TitlesAsync(author, "outaouais", words: "parent élève"), Is.EqualTo(new[] { "Carnet des saisons" }));
        Assert.That(await App.TitlesAsync(author, "outaouais", licence: "avec-accord"), Is.EqualTo(new[] { "Jeu des métiers" }));
        Assert.That(await App.TitlesAsync(author, "outaouais", words: "zibeline"), Is.Empty);
        using var visitor = await App.VisitAsync(author);
        Assert.That(await visitor.PageAsync("/outils?region=outaouais&mots=zibeline"), Does.Contain("Aucun outil ne répond à ce choix").And.Contain("Voir tous les outils").And.Contain("/publier?kind=outil"));
    }

    [Test]
    public async Task The_most_taken_come_first_and_pages_follow_by_key_in_both_orders()
    {
        var author = await World.MemberAsync("Amina Diallo", "laval");
        List<ThreadHead> tools = [];
        for (var n = 0; n < 7; n++) tools.Add(await App.ToolAsync(author, $"Outil {n}", "laval"));
        using var reader = await App.VisitAsync(await World.MemberAsync("Luc Roy", "estrie"));
        foreach (var (n, times) in new[] { (2, 1), (5, 2) })
        {
            var file = await App.GiveAsync(author, tools[n], $"outil-{n}.txt");
            for (var time = 0; time < times; time++) await App.TakeAsync(reader, file);
        }
        foreach (var (taken, wanted) in new[] { (false, new[] { 6, 5, 4, 3, 2, 1, 0 }), (true, new[] { 5, 2, 6, 4, 3, 1, 0 }) })
        {
            List<long> seen = [];
            for (var key = LibraryKey.First; key is not null;)
            {
                var page = await App.Get<ListLibrary>().RunAsync(new(author, new(ThreadKind.Tool, tools[0].RegionId), taken, LibraryKey.Parse(key.ToString())!, 3), default);
                seen.AddRange(page.Entries.Select(e => e.ThreadId));
                key = page.Next;
            }
            Assert.That(seen, Is.EqualTo(wanted.Select(n => tools[n].Id)));
        }
    }

    [Test]
    public async Task What_a_reader_may_not_read_or_was_taken_back_is_in_no_library()
    {
        var author = await World.MemberAsync("Amina Diallo", "mauricie");
        await App.ToolAsync(author, "Outil réservé", "mauricie", "regions");
        var gone = await App.ToolAsync(author, "Outil retiré", "mauricie");
        World.Done(await App.Get<DeletePost>().RunAsync(author, gone.Id, 1, default));
        Assert.That(await App.TitlesAsync(await World.MemberAsync("Luc Roy", "estrie"), "mauricie"), Is.Empty);
        Assert.That(await App.TitlesAsync(await World.MemberAsync("Nadia Roy", "mauricie"), "mauricie"), Is.EqualTo(new[] { "Outil réservé" }));
    }

    [TestCase("?region=atlantide")]
    [TestCase("?theme=magie")]
    [TestCase("?choix=volé")]
    [TestCase("?tri=hasard")]
    [TestCase("?apres=zz")]
    public async Task An_address_of_nothing_is_not_found(string query)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        Assert.That((await visitor.GetAsync("/outils" + query)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Words_that_are_too_many_are_said_beside_their_field()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy"));
        var answer = await visitor.GetAsync("/outils?mots=" + new string('a', 101));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("Cherchez avec moins de mots").And.Contain(new string('a', 101)));
    }
}
