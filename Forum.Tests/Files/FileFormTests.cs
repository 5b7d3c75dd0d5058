using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Pictures;

namespace Forum.Tests.Files;

/// <summary>Files in the plain forms, and the address that script sends them to.</summary>
public sealed partial class FileFormTests(Dialect dialect) : BothStores(dialect)
{
    protected override Dictionary<string, string> Settings => new() { ["Forum:Limits:PostFiles"] = "3", ["Forum:Limits:FileMegabytes"] = "2", ["Forum:Limits:DayMegabytes"] = "5" };

    [Test]
    public async Task A_refused_reply_keeps_its_files_and_the_next_sending_hangs_them_without_choosing_again()
    {
        var (member, thread) = await StartAsync();
        using var visitor = await App.VisitAsync(member);
        var refused = await SendAsync(visitor, $"/fils/{thread.Id}/repondre", Fields(("Body", "  ")), ("plan d’été.pdf", Some.Pdf()), ("photo.png", Sample.Png()));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        var ids = Kept().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.That(ids, Has.Count.EqualTo(2));
        Assert.That(page, Does.Contain("plan d’été.pdf").And.Contain("Description de l’image").And.Contain("Retirer"));
        var sent = await SendAsync(visitor, $"/fils/{thread.Id}/repondre", Fields(("Body", "Voici."), ("Files", ids[0]), ("Files", ids[1]), ("Alt-" + ids[1], "Un carré noir")));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var shown = WebUtility.HtmlDecode(await visitor.ReadAsync(thread.Url));
        Assert.That(shown, Does.Contain("Pièces jointes").And.Contain($"/fichiers/{ids[0]}/plan%20d%E2%80%99%C3%A9t%C3%A9.pdf").And.Contain("alt=\"Un carré noir\"").And.Contain("width=\"400\" height=\"300\"").And.Contain("PDF, "));
        Assert.That(Kept().IsMatch(shown), Is.False, "the next reply begins without them");
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Contain($"/fichiers/{ids[0]}/"));
    }

    [Test]
    public async Task What_is_taken_back_in_the_form_is_gone_and_the_rest_is_sent()
    {
        var (member, thread) = await StartAsync();
        var place = Drafts.Reply(thread.Id);
        var (keep, drop) = (await GiveAsync(member, place, "a.pdf"), await GiveAsync(member, place, "b.pdf"));
        using var visitor = await App.VisitAsync(member);
        await SendAsync(visitor, $"/fils/{thread.Id}/repondre", Fields(("Body", "Voici."), ("Files", $"{keep.Id}"), ("Files", $"{drop.Id}"), ("Remove", $"{drop.Id}")));
        Assert.That(await CountAsync("id = @id and post_id is not null", keep.Id), Is.EqualTo(1));
        Assert.That(await CountAsync("id = @id", drop.Id), Is.Zero);
    }

    [Test]
    public async Task A_new_thread_takes_files_through_both_of_its_steps()
    {
        var (member, _) = await StartAsync();
        using var visitor = await App.VisitAsync(member);
        var first = await SendAsync(visitor, "/publier", Fields(("Body", "Qui a une grille d’accueil?")), ("grille.docx", Some.Docx()));
        var id = Kept().Match(await first.Content.ReadAsStringAsync()).Groups[1].Value;
        var published = await SendAsync(visitor, "/publier", Fields(("Title", "Grille"), ("Body", "Qui a une grille d’accueil?"), ("Region", "estrie"), ("Theme", "outils"), ("Kind", "question"), ("Files", id)));
        Assert.That(published.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.ReadAsync(published.Headers.Location!.OriginalString.Split('#')[0]), Does.Contain($"/fichiers/{id}/grille.docx"));
    }

    [Test]
    public async Task An_edit_adds_and_takes_off_and_shows_that_the_message_changed()
    {
        var (member, thread) = await StartAsync();
        var old = await GiveAsync(member, Drafts.Reply(thread.Id), "vieux.pdf");
        World.Done(await App.Get<PostReply>().RunAsync(new(member, thread.Id, "Voici.", Guid.NewGuid().ToString(), Language.French) { Files = new([old.Id], [], new Dictionary<long, string>()) }, default));
        App.Clock.Advance(TimeSpan.FromHours(1));
        using var visitor = await App.VisitAsync(member);
        var form = WebUtility.HtmlDecode(await visitor.ReadAsync($"/fils/{thread.Id}/m/2/modifier"));
        Assert.That(form, Does.Contain("vieux.pdf").And.Contain("multipart/form-data"));
        var version = (await World.PostsAsync((await App.Get<ShowThread>().RunAsync(member, thread.Id, 1, default)).Value!))[1].Version;
        var sent = await SendAsync(visitor, $"/fils/{thread.Id}/m/2/modifier", Fields(("Body", "Voici."), ("From", EditPost.Mark("Voici.")), ("Files", $"{old.Id}"), ("Remove", $"{old.Id}")), ("neuf.pdf", Some.Pdf()));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var post = (await World.PostsAsync((await App.Get<ShowThread>().RunAsync(member, thread.Id, 1, default)).Value!))[1];
        Assert.That(PostFile.Parse(post.Files).Select(f => f.Name), Is.EqualTo(new[] { "neuf.pdf" }));
        Assert.That((post.Version, post.EditedAt), Is.EqualTo((version + 1, (DateTimeOffset?)App.Now)));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from post_edits e join posts p on p.id = e.post_id where p.thread_id = @Id", new { thread.Id })), Is.Zero, "the text is the same");
    }

    [Test]
    public async Task A_refused_file_is_named_with_its_cure_and_the_text_and_the_others_stay()
    {
        var (member, thread) = await StartAsync();
        using var visitor = await App.VisitAsync(member);
        var refused = await SendAsync(visitor, $"/fils/{thread.Id}/repondre", Fields(("Body", "Mon texte à garder")), ("dessin\u202Egnp.svg", Some.Bytes("<svg/>")), ("bon.pdf", Some.Pdf()));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("dessingnp.svg\u00a0: une page Web ou un dessin SVG").And.Contain("Mon texte à garder").And.Contain("bon.pdf"));
        Assert.That(page.Contains('\u202E', StringComparison.Ordinal), Is.False);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select last_number from threads where id = @Id", new { thread.Id })), Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_hangs_another_s_file_nor_one_that_is_gone()
    {
        var (member, thread) = await StartAsync();
        var other = await World.MemberAsync("Autre");
        var hers = await GiveAsync(other, Drafts.Reply(thread.Id), "secret.pdf");
        foreach (var id in new[] { hers.Id, 999_999L })
        {
            var refusal = (await App.Get<PostReply>().RunAsync(new(member, thread.Id, "Voici.", Guid.NewGuid().ToString(), Language.French) { Files = new([id], [id + 1], new Dictionary<long, string> { [id] = "x" }) }, default)).Refusal;
            Assert.That(refusal, Is.EqualTo(Refusal.Invalid("Upload", "files.gone")));
        }
        World.Done(await App.Get<ChangeWaiting>().RunAsync(member, new([], [hers.Id], new Dictionary<long, string> { [hers.Id] = "x" }), default));
        Assert.That(await CountAsync("id = @id and alt = ''", hers.Id), Is.EqualTo(1));
        Assert.That((await App.Get<ChangeWaiting>().RunAsync(Member.Nobody, new([], [hers.Id], new Dictionary<long, string>()), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<KeepFile>().RunAsync(new(Member.Nobody, "publier", "a.pdf", Some.Pdf()), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<KeepFile>().RunAsync(new(member, "ailleurs", "a.pdf", Some.Pdf()), default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    [Test]
    public async Task What_is_too_heavy_too_many_or_too_much_for_a_day_is_said()
    {
        var (member, thread) = await StartAsync();
        Assert.That(await RefusedAsync(member, "a.txt", new byte[2_000_001]), Is.EqualTo("files.refused.too_heavy"));
        var text = Some.Bytes(new string('a', 1_900_000));
        for (var n = 0; n < 2; n++) World.Done(await App.Get<KeepFile>().RunAsync(new(member, Drafts.Reply(thread.Id), "a.txt", text), default));
        Assert.That(await RefusedAsync(member, "a.txt", text), Is.EqualTo("files.refused.day_full"));
        App.Clock.Advance(TimeSpan.FromHours(25));
        for (var n = 0; n < 3; n++) await GiveAsync(member, "publier", "a.pdf");
        Assert.That(await RefusedAsync(member, "b.pdf", Some.Pdf()), Is.EqualTo("files.refused.too_many"));
    }

    [Test]
    public async Task Script_gets_the_line_of_the_form_or_the_sentence_and_visitors_nothing()
    {
        var (member, _) = await StartAsync();
        using var visitor = await App.VisitAsync(member);
        var given = await SendAsync(visitor, "/fichiers", [("Place", "publier")], ("plan.pdf", Some.Pdf()));
        var line = await given.Content.ReadAsStringAsync();
        Assert.That((given.StatusCode, Kept().IsMatch(line)), Is.EqualTo((HttpStatusCode.OK, true)));
        var refused = await SendAsync(visitor, "/fichiers", [("Place", "publier")], ("plan.exe", Some.Bytes("MZ\0\0")));
        Assert.That((refused.StatusCode, await refused.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "plan.exe\u00a0: un programme ne peut pas être joint.")));
        using var nobody = await App.VisitAsync();
        Assert.That((await SendAsync(nobody, "/fichiers", [("Place", "publier")], ("plan.pdf", Some.Pdf()))).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Some.Pdf()), "Upload", "plan.pdf" } };
        Assert.That((await visitor.Http.PostAsync(new Uri("/fichiers", UriKind.Relative), form)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "without its token");
        Assert.That((await visitor.PostAsync($"/fichiers/{Kept().Match(line).Groups[1].Value}/retirer")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task No_hostile_file_leaves_anything_in_the_place()
    {
        List<string> wrong = [];
        foreach (var one in Hostile.All.Where(h => h.Refused.Length > 0 && h.Refused != "bomb" && h.Refused != "empty"))
        {
            using var visitor = await App.VisitAsync(await World.MemberAsync("Malveillante"));
            using var answer = await SendAsync(visitor, "/fichiers", [("Place", "publier")], (one.Name, one.Bytes()));
            if (answer.StatusCode is not HttpStatusCode.UnprocessableEntity) wrong.Add($"{one.What}: {(int)answer.StatusCode}");
        }
        Assert.That(wrong, Is.Empty);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from files f join members m on m.id = f.member_id where m.name = 'Malveillante'")), Is.Zero);
        Assert.That(Directory.GetFiles(Path.Combine(App.Folder, "files"), "*.partiel", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task A_form_larger_than_any_message_is_refused_before_it_is_read()
    {
        var (member, thread) = await StartAsync();
        using var visitor = await App.VisitAsync(member);
        using var answer = await SendAsync(visitor, $"/fils/{thread.Id}/repondre", Fields(("Body", "Voici.")), ("gros.txt", new byte[57 * 1024 * 1024]));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    private async Task<(Member, ThreadHead)> StartAsync()
    {
        var member = await World.MemberAsync("Amina Diallo", "estrie");
        return (member, await World.ThreadAsync(member, region: "estrie"));
    }

    private async Task<WaitingFile> GiveAsync(Member by, string place, string name) => World.Done(await App.Get<KeepFile>().RunAsync(new(by, place, name, Some.Pdf()), default));

    private async Task<string> RefusedAsync(Member by, string name, byte[] bytes) => (await App.Get<KeepFile>().RunAsync(new(by, "publier", name, bytes), default)).Refusal!.Key;

    private Task<long> CountAsync(string where, long id) => App.ReadAsync(db => db.OneAsync<long>($"select count(*) from files where {where}", new { id }));

    private static (string, string)[] Fields(params (string, string)[] fields) => [("SubmissionId", Guid.NewGuid().ToString()), .. fields];

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string path, (string Name, string Value)[] fields, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await visitor.TokenAsync()), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "Upload", FileName = "x", FileNameStar = name };
            form.Add(file);
        }
        return await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    [GeneratedRegex("name=\"Files\" value=\"(\\d+)\"")]
    private static partial Regex Kept();
}
