using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Library;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Tests.Doctor;

namespace Forum.Tests.Library;

public sealed class ToolVersionTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_new_version_keeps_the_address_the_old_files_and_what_was_counted()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var tool = await App.ToolAsync(author, "Grille à versions", fields: [("audience", "Parents"), ("version", "1")]);
        var first = await App.GiveAsync(author, tool, "grille-1.txt");
        using var reader = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie"));
        await App.TakeAsync(reader, first);
        App.Clock.Sleep(TimeSpan.FromDays(40));
        await App.VersionAsync(author, tool, "2", "Une page de moins.", "grille-2.txt");
        var second = (await App.FilesAsync(author, tool)).Single();
        await App.TakeAsync(reader, second);
        await App.VersionAsync(author, tool, "3", "Des images.", "grille-3.txt");
        Assert.That((await App.FilesAsync(author, tool)).Select(f => f.Name), Is.EqualTo(new[] { "grille-3.txt" }));
        var page = await reader.PageAsync(tool.Url);
        Assert.That(page, Does.Contain("Version 3, donnée").And.Contain("Des images.").And.Contain("2 versions précédentes").And.Contain("Une page de moins.").And.Contain("2 téléchargements")
            .And.Contain(WebUtility.HtmlDecode(first.Url)).And.Contain(WebUtility.HtmlDecode(second.Url)).And.Contain("Une nouvelle version de l’outil est en haut du fil").And.Contain("Parents"));
        Assert.That(await (await reader.GetAsync(first.Url)).Content.ReadAsStringAsync(), Does.Contain("grille-1"), "the file of the first version is still sent");
        Assert.That(await App.TitlesAsync(author, words: "versions 3"), Does.Contain("Grille à versions"));
        Assert.That(await Examination.OfAsync(App), Is.Empty);
    }

    [Test]
    public async Task A_version_wants_another_word_a_line_and_a_file_and_a_form_sent_twice_gives_one()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var tool = await App.ToolAsync(author, "Grille sans suite", fields: [("version", "1")]);
        await App.GiveAsync(author, tool, "grille.txt");
        using var visitor = await App.VisitAsync(author);
        var address = $"/fils/{tool.Id}/m/1/version";
        foreach (var (word, changed, sentence) in new[] { ("", "Plus court.", "Donnez un nom à cette version"), ("1", "Plus court.", "C’est le nom de la version en place"), ("2", " ", "Dites en une ligne ce qui change"), ("2", "Plus court.", "Joignez le fichier"), (new string('9', 41), "Plus court.", "trop long pour une ligne") })
        {
            var answer = await visitor.PostAsync(address, ("Word", word), ("Changed", changed));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), sentence);
            Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain(sentence).And.Contain($"value=\"{word}\""));
        }
        var kept = await App.KeepAsync(author, Drafts.Version((await App.Get<GiveVersion>().OpenAsync(author, tool.Id, default)).Value!.PostId), "suite.txt");
        Assert.That(await visitor.PageAsync(address), Does.Contain("suite.txt"), "what was given waits in the form");
        var form = new[] { ("Word", "2"), ("Changed", "Plus court."), ("Files", $"{kept}") };
        Assert.That((await visitor.PostAsync(address, form)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await visitor.PostAsync(address, form)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await App.FilesAsync(author, tool)).Select(f => f.Name), Is.EqualTo(new[] { "suite.txt" }));
    }

    [Test]
    public async Task A_tool_that_is_a_link_has_versions_without_files()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var tool = await App.ToolAsync(author, "Un site à soi", fields: [("link", "https://outil.example/v1")]);
        await App.VersionAsync(author, tool, "2", "Il parle aussi anglais.", null);
        using var visitor = await App.VisitAsync(author);
        Assert.That(await visitor.PageAsync(tool.Url), Does.Contain("Il parle aussi anglais.").And.Contain("Première version").And.Contain("https://outil.example/v1"));
    }

    [Test]
    public async Task Only_who_may_change_the_message_gives_a_version_and_only_to_a_tool()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var tool = await App.ToolAsync(author, "Grille gardée", "estrie", "regions");
        var open = await App.ToolAsync(author, "Grille ouverte");
        var question = await World.ThreadAsync(author, region: "estrie");
        var (far, near) = (await World.MemberAsync("Luc Roy", "mauricie"), await World.MemberAsync("Ève Roy", "estrie", Role.Facilitator, "estrie"));
        Assert.That((await GiveAsync(far, open.Id)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await GiveAsync(Member.Nobody, open.Id)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await GiveAsync(far, tool.Id)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await GiveAsync(author, question.Id)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await GiveAsync(near, tool.Id)).Value, Is.Not.Null);
        using var reader = await App.VisitAsync(far);
        Assert.That(await reader.ReadAsync(open.Url), Does.Not.Contain("/m/1/version"));
        Assert.That((await reader.GetAsync($"/fils/{open.Id}/m/1/version")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Who_is_forgotten_leaves_no_version_and_no_name_in_one()
    {
        var (gone, stays) = (await World.MemberAsync("Zibeline Quatorze", "estrie"), await World.MemberAsync("Amina Diallo", "estrie"));
        var (hers, other) = (await App.ToolAsync(gone, "Grille de Zibeline"), await App.ToolAsync(stays, "Grille d’Amina"));
        await App.VersionAsync(gone, hers, "2", "Plus court.", null);
        await App.VersionAsync(stays, other, "2", "Corrigé par Zibeline Quatorze.", null);
        World.Done(await App.Get<EraseMember>().RunAsync(new(gone, gone.Id, true, null), default));
        var left = await App.ReadAsync(db => db.ListAsync<string>("select v.changed from tool_versions v join posts p on p.id = v.post_id where p.thread_id in @ids order by v.id", new { ids = new[] { hers.Id, other.Id } }));
        Assert.That(left, Has.Count.EqualTo(2).And.None.Contains("Zibeline"));
    }

    private async Task<Outcome<GiveVersion.Given>> GiveAsync(Member by, long threadId) =>
        await App.Get<GiveVersion>().RunAsync(new(by, threadId, "9", "Tout.", Core.Files.GivenFiles.None), default);
}
