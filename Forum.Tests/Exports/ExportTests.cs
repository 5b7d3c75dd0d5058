using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Hosting;
using Forum.Tests.Verbs;

namespace Forum.Tests.Exports;

/// <summary>The place as files in a folder: every link leads somewhere, and nothing private is in it unless asked.</summary>
public sealed partial class ExportTests(Dialect dialect) : BothStores(dialect)
{
    private const string Secret = "La clé est sous le troisième géranium.";
    private string _public = "";
    private string _all = "";
    private ThreadHead _open = null!;
    private ThreadHead _kept = null!;

    [OneTimeSetUp]
    public async Task Export_the_demo_and_some_threads_more()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "empreinte-du-mot-de-passe", default));
        var coordinator = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        _kept = await World.ThreadAsync(coordinator, "Un fil réservé", audience: "regions", body: Secret);
        await World.ThreadAsync(coordinator, "Un fil pour les membres", body: "Entre nous.");
        _open = await World.ThreadAsync(coordinator, "Une porte ouverte", audience: "public", kind: "bon-coup",
            body: $"[réservé](/fils/{_kept.Id}/m/1), [fil](/fils/{_kept.Id}/{_kept.Slug}#m1), [perdu](/fils/999999/rien), [région](/regions/estrie), [thème](/themes/outils), [compte](/compte), [ailleurs](https://example.org/page#x), [accueil](/)");
        for (var n = 2; n <= 45; n++) await World.ReplyAsync(coordinator, _open, $"Réponse {n}, voir [la première](/fils/{_open.Id}/m/1) et [une à venir](/fils/{_open.Id}/m/9999).");
        World.Done(await App.Get<DeletePost>().RunAsync(coordinator, _open.Id, 3, default));
        await App.Get<SaveDraft>().RunAsync(new(coordinator, Drafts.Publish, "Titre du brouillon", "Brouillon que personne ne lit", "", ""), default);
        _public = await RunAsync();
        _all = await RunAsync("--all");
    }

    [Test]
    public void Every_link_and_anchor_of_every_file_resolves([Values] bool all)
    {
        var folder = all ? _all : _public;
        var pages = Directory.GetFiles(folder, "*.html", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);
        List<string> broken = [];
        var checkedLinks = 0;
        foreach (var (file, page) in pages)
        {
            foreach (var address in Addresses().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))
            {
                checkedLinks++;
                if (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal)) continue;
                var parts = address.Split('#');
                var target = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(parts[0])));
                if (!File.Exists(target) || (parts.Length > 1 && !pages[target].Contains($"id=\"{parts[1]}\"", StringComparison.Ordinal))) broken.Add($"{Path.GetRelativePath(folder, file)}: {address}");
            }
        }
        Assert.That(broken, Is.Empty);
        Assert.That(checkedLinks, Is.GreaterThan(all ? 800 : 100));
    }

    [Test]
    public void What_is_private_is_there_only_when_asked()
    {
        foreach (var text in new[] { Secret, "Un fil réservé", "Entre nous." })
        {
            Assert.That(Everything(_public), Does.Not.Contain(text));
            Assert.That(Everything(_all), Does.Contain(text));
        }
        Assert.That(Everything(_public), Does.Contain("Une porte ouverte"));
        Assert.That(File.Exists(Path.Combine(_public, "fils", $"{_kept.Id}.html")), Is.False);
        Assert.That(File.Exists(Path.Combine(_public, "membres.json")), Is.False);
    }

    [Test]
    public async Task Exactly_the_threads_that_everybody_may_read_are_in_the_public_copy()
    {
        var open = await App.ReadAsync(db => db.ListAsync<long>("select id from threads where audience = 'Public' and removed_at is null order by id"));
        Assert.That(Ids(_public), Is.EqualTo(open));
        Assert.That(Ids(_all), Is.EqualTo(await App.ReadAsync(db => db.ListAsync<long>("select id from threads where removed_at is null order by id"))));
    }

    [Test]
    public async Task Nobodys_address_password_draft_or_hidden_name_is_in_any_copy()
    {
        var all = Everything(_all) + Everything(_public);
        foreach (var email in await App.ReadAsync(db => db.ListAsync<string>("select email from members"))) Assert.That(all, Does.Not.Contain(email));
        Assert.That(all, Does.Not.Contain("empreinte-du-mot-de-passe").And.Not.Contain("Brouillon que personne ne lit").And.Not.Contain("Titre du brouillon"));
        foreach (var masked in await App.ReadAsync(db => db.ListAsync<Masked>("select p.thread_id, p.number, p.shown_name from posts p where p.shown_name is not null and p.deleted_at is null order by p.id")))
            Assert.That(Post(_all, masked.ThreadId, masked.Number), Does.Contain($"<h2 dir=\"auto\">{masked.ShownName}</h2>"));
    }

    [Test]
    public void A_thread_is_whole_with_its_withdrawn_message_and_its_links_lead_into_the_copy()
    {
        var page = File.ReadAllText(Path.Combine(_public, "fils", $"{_open.Id}.html"));
        Assert.That(Article().Count(page), Is.EqualTo(45));
        Assert.That(Post(_public, _open.Id, 3), Does.Contain("Message retiré").And.Not.Contain("Réponse 3"));
        Assert.That(Post(_public, _open.Id, 2), Does.Contain($"<a href=\"../fils/{_open.Id}.html#m1\">la première</a>").And.Contain($"<a href=\"../fils/{_open.Id}.html\">une à venir</a>"));
        var first = Post(_public, _open.Id, 1);
        Assert.That(first, Does.Contain("<a>réservé</a>").And.Contain("<a>fil</a>").And.Contain("<a>perdu</a>").And.Contain("<a>compte</a>"));
        Assert.That(first, Does.Contain("<a href=\"../regions/estrie.html\">région</a>").And.Contain("<a href=\"../themes/outils.html\">thème</a>").And.Contain("<a href=\"../index.html\">accueil</a>"));
        Assert.That(first, Does.Contain("href=\"https://example.org/page#x\""));
        Assert.That(Post(_all, _open.Id, 1), Does.Contain($"<a href=\"../fils/{_kept.Id}.html#m1\">réservé</a>"));
    }

    [Test]
    public void Data_files_say_what_pages_say()
    {
        using var thread = JsonDocument.Parse(File.ReadAllText(Path.Combine(_public, "fils", $"{_open.Id}.json")));
        Assert.That(thread.RootElement.GetProperty("thread").GetProperty("title").GetString(), Is.EqualTo("Une porte ouverte"));
        var posts = thread.RootElement.GetProperty("posts").EnumerateArray().ToList();
        Assert.That(posts.Select(p => p.GetProperty("number").GetInt64()), Is.EqualTo(Enumerable.Range(1, 45)));
        Assert.That((posts[2].GetProperty("withdrawn").GetBoolean(), posts[2].GetProperty("html").GetString()), Is.EqualTo((true, "")));
        foreach (var file in Directory.GetFiles(_all, "*.json", SearchOption.AllDirectories)) Assert.DoesNotThrow(() => JsonDocument.Parse(File.ReadAllText(file)).Dispose(), file);
        Assert.That(File.ReadAllText(Path.Combine(_public, "bons-coups.json")), Does.Contain("Une porte ouverte"));
        Assert.That(File.ReadAllText(Path.Combine(_all, "membres.json")), Does.Contain("Hélène Marchand"));
    }

    [Test]
    public void Its_own_words_keep_the_French_typography_and_it_holds_no_script()
    {
        foreach (var file in Directory.GetFiles(_all, "*.html", SearchOption.AllDirectories))
        {
            var page = File.ReadAllText(file);
            Assert.That(page, Does.Not.Contain("<script").And.Not.Contain(" style=").And.StartWith("<!DOCTYPE html>\n<html lang=\"fr-CA\">"), file);
            Assert.That(Typography.Faults(Members().Replace(page, " "), Language.French), Is.Empty, file);
        }
    }

    [Test]
    public async Task A_folder_that_holds_something_is_left_as_it_is()
    {
        var folder = Verb.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "à-moi.txt"), "à moi");
        var result = await Verb.RunAsync(App, App.Folder, [], "export", folder);
        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(result.Error, Does.Contain("n’est pas vide"));
        Assert.That(Directory.GetFileSystemEntries(folder), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Where_it_cannot_be_written_it_says_so_and_nothing_half_written_is_left()
    {
        using var disk = new SmallDisk(1);
        disk.Fill();
        var there = Directory.GetFileSystemEntries(disk.Folder);
        foreach (var folder in new[] { Path.Combine(disk.Folder, "copie"), "/proc/nulle/part" })
        {
            var result = await Verb.RunAsync(App, App.Folder, [], "export", folder);
            Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")), result.Error);
            Assert.That(result.Error.Trim(), Does.Contain("place libre").And.EndsWith(".").And.Not.Contain("\n"));
        }
        Assert.That(Directory.GetFileSystemEntries(disk.Folder), Is.EqualTo(there));
    }

    private async Task<string> RunAsync(params string[] options)
    {
        var folder = Path.Combine(Verb.NewFolder(), "copie");
        var result = await Verb.RunAsync(App, App.Folder, [], ["export", folder, .. options]);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.StartWith($"Copie faite\u00a0: {folder}, ").And.Contain(options.Length == 0 ? "publics seulement" : "réservés compris"));
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder)!), Is.EqualTo(new[] { folder }), "nothing half written is left");
        return folder;
    }

    private sealed record Masked(long ThreadId, long Number, string ShownName);

    private static string Everything(string folder) => string.Concat(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static IEnumerable<long> Ids(string folder) => Directory.GetFiles(Path.Combine(folder, "fils"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => n != "index").Select(long.Parse).Order();

    private static string Post(string folder, long threadId, long number)
    {
        var page = File.ReadAllText(Path.Combine(folder, "fils", $"{threadId}.html"));
        var start = page.IndexOf($"<article id=\"m{number}\">", StringComparison.Ordinal);
        return page[start..page.IndexOf("</article>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("<article ")]
    private static partial Regex Article();

    /// <summary>What members wrote, who write as they like; and titles of pages, which repeat theirs.</summary>
    [GeneratedRegex("<div class=\"prose\".*?</div>\n|<title>.*?</title>|<(h1|h2|a|p|span)[^>]* dir=\"auto\">.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Members();
}
