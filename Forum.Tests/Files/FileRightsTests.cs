using System.Net;
using System.Net.Http.Headers;
using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Files;

/// <summary>Who gets a file: whoever may read its message at that moment, and nobody else, byte by byte.</summary>
public sealed class FileRightsTests(Dialect dialect) : BothStores(dialect)
{
    private Member _author = null!;

    [OneTimeSetUp]
    public async Task Somebody_writes() => _author = await World.MemberAsync("Zibeline Autrice", "estrie");

    [Test]
    public async Task A_file_is_for_whoever_may_read_its_message()
    {
        var near = await World.MemberAsync("Voisine", "estrie");
        var people = new Dictionary<string, Member?>
        {
            ["nobody"] = null,
            ["far"] = await World.MemberAsync("Lointaine", "montreal"),
            ["near"] = near,
            ["facilitator far"] = await World.MemberAsync("Animation Loin", "montreal", Role.Facilitator, "montreal"),
            ["coordinator"] = await World.MemberAsync("Claire Coordination", role: Role.Coordinator),
            ["author"] = _author,
        };
        var coordinator = people["coordinator"]!;
        var letter = World.Done(await App.Get<PrivateThread>().StartAsync(new(_author, [near.Id], "Entre nous", "Voici.", Guid.NewGuid().ToString(), Language.French), default));
        (string Url, string[] Readers)[] files =
        [
            (await UrlAsync(await World.ThreadAsync(_author)), ["far", "near", "facilitator far", "coordinator", "author"]),
            (await UrlAsync(await World.ThreadAsync(_author, region: "estrie", audience: "regions")), ["near", "coordinator", "author"]),
            (await UrlAsync(await World.ThreadAsync(coordinator, audience: "public", kind: "bon-coup")), [.. people.Keys]),
            (await UrlAsync(letter), ["near", "author"]),
        ];
        List<string> wrong = [];
        foreach (var (url, readers) in files)
        {
            foreach (var (who, member) in people)
            {
                using var visitor = await App.VisitAsync(member);
                foreach (var (method, range) in new[] { (HttpMethod.Get, ""), (HttpMethod.Head, ""), (HttpMethod.Get, "bytes=0-9") })
                {
                    using var answer = await AskAsync(visitor, url, method, range);
                    var gets = answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent;
                    if (gets != readers.Contains(who) || (!gets && answer.StatusCode is not HttpStatusCode.NotFound)) wrong.Add($"{method} {url} {range} for {who}: {(int)answer.StatusCode}");
                }
            }
        }
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task A_message_taken_back_takes_its_file_along_at_once_and_brings_it_back()
    {
        var thread = await World.ThreadAsync(_author);
        var url = await UrlAsync(thread);
        using var reader = await App.VisitAsync(await World.MemberAsync("Lectrice"));
        var tag = (await AskAsync(reader, url)).Headers.ETag!;
        World.Done(await App.Get<DeletePost>().RunAsync(_author, thread.Id, 2, default));
        Assert.That((await AskAsync(reader, url)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await AskAsync(reader, url, tag: tag)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "not even that she has it already");
        using (var author = await App.VisitAsync(_author)) Assert.That((await AskAsync(author, url)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        World.Done(await App.Get<DeletePost>().RestoreAsync(_author, thread.Id, 2, default));
        Assert.That((await AskAsync(reader, url, tag: tag)).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task A_file_goes_with_its_message_into_another_thread()
    {
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var (from, to) = (await World.ThreadAsync(_author), await World.ThreadAsync(_author, "Un autre fil"));
        var url = await UrlAsync(from);
        World.Done(await App.Get<MovePosts>().RunAsync(new(coordinator, from.Id, [2], to.Id), default));
        using var reader = await App.VisitAsync(await World.MemberAsync("Lectrice"));
        Assert.That((await AskAsync(reader, url)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await reader.ReadAsync(to.Url), Does.Contain(url));
        Assert.That(await reader.ReadAsync(from.Url), Does.Not.Contain(url));
    }

    [Test]
    public async Task What_is_not_sent_yet_only_who_gave_it_sees()
    {
        var file = await GiveAsync(_author, "publier", "plan.pdf", Some.Pdf());
        var url = $"/fichiers/{file.Id}/plan.pdf";
        using var author = await App.VisitAsync(_author);
        Assert.That((await AskAsync(author, url)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        foreach (var other in new[] { null, await World.MemberAsync("Autre"), await World.MemberAsync("Claire Coordination", role: Role.Coordinator) })
        {
            using var visitor = await App.VisitAsync(other);
            Assert.That((await AskAsync(visitor, url)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task A_file_is_sent_so_that_a_browser_does_nothing_with_it()
    {
        var thread = await World.ThreadAsync(_author);
        using var reader = await App.VisitAsync(await World.MemberAsync("Lectrice"));
        foreach (var (name, bytes, type, inline) in new[] { ("plan d’été.pdf", Some.Pdf(), "application/pdf", false), ("plan.docx", Some.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false), ("liste.csv", "a;b\n"u8.ToArray(), "text/plain", false), ("photo.png", Pictures.Sample.Png(), "image/png", true) })
        {
            var url = await UrlAsync(thread, name, bytes);
            using var answer = await AskAsync(reader, url);
            var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
                Assert.That(headers["Content-Disposition"], Does.StartWith(inline ? "inline" : "attachment").And.Contain("filename*=UTF-8''" + Uri.EscapeDataString(name)));
                Assert.That(headers["Content-Security-Policy"], Does.Contain("default-src 'none'").And.Contain("sandbox").And.Not.Contain("script-src"));
                Assert.That(headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
                Assert.That(headers["Cache-Control"], Is.EqualTo("private, no-cache").Or.EqualTo("no-cache, private"));
                Assert.That(headers["Accept-Ranges"], Is.EqualTo("bytes"));
                Assert.That(string.Join(" ", headers.Values), Does.Not.Contain("Zibeline"));
            }
        }
    }

    [Test]
    public async Task A_part_is_sent_as_a_part_and_a_head_without_bytes()
    {
        var url = await UrlAsync(await World.ThreadAsync(_author), "notes.txt", "Bonjour tout le monde"u8.ToArray());
        using var reader = await App.VisitAsync(await World.MemberAsync("Lectrice"));
        var part = await AskAsync(reader, url, range: "bytes=8-11");
        Assert.That((part.StatusCode, await part.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.PartialContent, "tout")));
        Assert.That((await AskAsync(reader, url, range: "bytes=900-999")).StatusCode, Is.EqualTo(HttpStatusCode.RequestedRangeNotSatisfiable));
        var head = await AskAsync(reader, url, HttpMethod.Head);
        Assert.That((head.Content.Headers.ContentLength, (await head.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((21L, 0)));
    }

    [Test]
    public async Task No_address_leads_to_another_file()
    {
        var url = await UrlAsync(await World.ThreadAsync(_author));
        var id = url.Split('/')[2];
        using var reader = await App.VisitAsync(await World.MemberAsync("Lectrice"));
        foreach (var path in new[] { "autre.pdf", "plan.PDF", "..%2f..%2fforum.db", "%2e%2e%2fforum.db", "..%5cforum.db", "plan.pdf%00", "plan.pdf/..%2f..%2fforum.db", "plan.pdf?apercu=true", "" })
        {
            using var answer = await AskAsync(reader, $"/fichiers/{id}/{path}");
            Assert.That((int)answer.StatusCode, Is.AnyOf(404, 400, 405, 302), path);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("SQLite format").And.Not.Contain("%PDF"), path);
        }
    }

    [Test]
    public async Task A_masked_author_s_file_says_nothing_of_her()
    {
        var thread = await World.ThreadAsync(_author, masked: true);
        var url = await UrlAsync(thread, "plan.docx", Some.Docx());
        using var reader = await App.VisitAsync(await World.MemberAsync("Lectrice"));
        using var answer = await AskAsync(reader, url);
        Assert.That(answer.ToString() + answer.Content.Headers, Does.Not.Contain("Zibeline"));
        Assert.That(Some.Part(await answer.Content.ReadAsByteArrayAsync(), "docProps/core.xml"), Does.Not.Contain("Zibeline"));
        Assert.That(await reader.ReadAsync(thread.Url), Does.Contain(url).And.Not.Contain("Zibeline"));
    }

    [Test]
    public async Task Taking_a_file_is_counted_once_and_who_gave_it_and_previews_are_not()
    {
        var url = await UrlAsync(await World.ThreadAsync(_author), "photo.png", Pictures.Sample.Png());
        var before = App.Get<CountDownloads>().Ever;
        using (var author = await App.VisitAsync(_author)) await AskAsync(author, url);
        using var reader = await App.VisitAsync(await World.MemberAsync("Lectrice"));
        var first = await AskAsync(reader, url);
        await AskAsync(reader, url, tag: first.Headers.ETag);
        await AskAsync(reader, url, HttpMethod.Head);
        await AskAsync(reader, url, range: "bytes=5-9");
        Assert.That((await AskAsync(reader, url + "?apercu=true")).Content.Headers.ContentType!.MediaType, Is.EqualTo("image/webp"));
        await AskAsync(reader, url, range: "bytes=0-9");
        await Until.TrueAsync(() => App.Get<CountDownloads>().Ever >= before + 2, "both are counted");
        await App.Get<CountDownloads>().WriteAsync(default);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select downloads from files where id = @id", new { id = long.Parse(url.Split('/')[2], null) })), Is.EqualTo(2));
    }

    /// <summary>The address of a file under a new reply of the thread's author.</summary>
    private async Task<string> UrlAsync(ThreadHead thread, string name = "plan.pdf", byte[]? bytes = null)
    {
        var by = thread.AuthorId == _author.Id ? _author : await World.NowAsync(new Member(thread.AuthorId, "", Role.Coordinator, 1, Language.French, default, []));
        var file = await GiveAsync(by, Drafts.Reply(thread.Id), name, bytes ?? Some.Pdf());
        World.Done(await App.Get<PostReply>().RunAsync(new(by, thread.Id, "Voici.", Guid.NewGuid().ToString(), Language.French) { Files = new([file.Id], [], new Dictionary<long, string>()) }, default));
        return $"/fichiers/{file.Id}/{Uri.EscapeDataString(file.Name)}";
    }

    private async Task<WaitingFile> GiveAsync(Member by, string place, string name, byte[] bytes) => World.Done(await App.Get<KeepFile>().RunAsync(new(by, place, name, bytes), default));

    private static async Task<HttpResponseMessage> AskAsync(Visitor visitor, string url, HttpMethod? method = null, string range = "", EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(url, UriKind.Relative));
        if (range.Length > 0) request.Headers.Range = RangeHeaderValue.Parse(range);
        if (tag is not null) request.Headers.IfNoneMatch.Add(tag);
        return await visitor.Http.SendAsync(request);
    }
}
