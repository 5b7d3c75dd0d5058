using System.Globalization;
using System.Text.Json;
using Forum.Core.Members;
using Forum.Tests.Hosting;
using Forum.Tests.Threads;
using Forum.Tests.Verbs;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>What a member's cold browser fetches to show a full page of a thread, from the published program: bytes on the wire, headers included.</summary>
public sealed class FirstViewTests
{
    private PublishedForum _forum = null!;
    private string _path = "";
    private string _session = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        var data = Verb.NewFolder();
        await PublishedForum.FillAsync(data);
        await using (var app = new ForumApp(folder: data, realTime: true))
        {
            var (thread, reader) = await FullThread.WriteAsync(app);
            (_path, _session) = ($"{thread.Url}?page=2", await app.Get<Sessions>().OpenAsync(reader.Id, default));
        }
        _forum = await PublishedForum.StartAsync(data);
    }

    [OneTimeTearDown]
    public void Stop() => _forum?.Dispose();

    [Test]
    public async Task A_full_page_of_a_thread_comes_in_7_requests_and_100_kB()
    {
        await using var browser = await Chromium.Instance.NewContextAsync(new() { Locale = "fr-CA" });
        await browser.AddCookiesAsync([new() { Name = "forum", Value = _session, Url = _forum.Root.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        var page = await browser.NewPageAsync();
        var wire = await Wire.WatchAsync(page);
        var answer = (await page.GotoAsync(new Uri(_forum.Root, _path).ToString()))!;
        await Assertions.Expect(page.Locator("#fil[data-live]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("article.post")).ToHaveCountAsync(20);
        await Until.TrueAsync(() => wire.IsQuiet, "every request has ended");
        var html = await answer.Request.SizesAsync();
        var plain = (await answer.BodyAsync()).Length;
        TestContext.Out.WriteLine($"{wire}\nHTML {html.ResponseBodySize} B compressed, {plain} B plain");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wire.Requests, Has.Count.AtMost(7));
            Assert.That(wire.Bytes, Is.AtMost(100_000));
            Assert.That(html.ResponseBodySize, Is.AtMost(12 * 1024));
            Assert.That(plain, Is.AtMost(48 * 1024));
            Assert.That(wire.Requests, Has.None.Contains("/editor-").And.None.Contains("/publish-"));
        }
    }

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task Bundled_files_are_kept_for_ever_and_were_compressed_when_published(string encoding)
    {
        using var client = new HttpClient();
        var dist = Path.Combine(await PublishedForum.FolderAsync(), "wwwroot", "dist");
        var names = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(dist, "manifest.json")))!;
        foreach (var (name, file) in names)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_forum.Root, "dist/" + file)) { Headers = { { "Accept-Encoding", encoding } } };
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.That(answer.Headers.CacheControl?.ToString(), Is.EqualTo("public, max-age=31536000, immutable"), name);
            // a font is compressed already
            var isFont = name.EndsWith(".woff2", StringComparison.Ordinal);
            Assert.That(answer.Content.Headers.ContentEncoding, isFont ? Is.Empty : Is.EqualTo(new[] { encoding }), name);
            Assert.That(body, Is.EqualTo(await File.ReadAllBytesAsync(Path.Combine(dist, file + (isFont ? "" : encoding is "br" ? ".br" : ".gz")))), name);
        }
    }

    [Test]
    public async Task Nothing_that_only_builds_the_place_is_published()
    {
        var folder = await PublishedForum.FolderAsync();
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).ToList();
        Assert.That(files, Has.Some.EqualTo("Forum.Web.dll").And.Some.EqualTo("appsettings.json"));
        Assert.That(files.Where(f => Path.GetExtension(f) is ".map" or ".ts" or ".mjs" or ".cshtml" || Path.GetFileName(f) is "tsconfig.json" or "package.json" or "package-lock.json" or "packages.lock.json" || f.Contains("node_modules", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>Chromium's own account of what passed; the live connection counts as a request, and what passes on it later is no part of the view.</summary>
    private sealed class Wire
    {
        private readonly Dictionary<string, string> _urls = [];
        private readonly Dictionary<string, double> _ended = [];

        public IReadOnlyCollection<string> Requests { get { lock (_urls) return [.. _urls.Values]; } }

        public double Bytes { get { lock (_urls) return _ended.Values.Sum(); } }

        public bool IsQuiet { get { lock (_urls) return _urls.Keys.All(_ended.ContainsKey); } }

        public static async Task<Wire> WatchAsync(IPage page)
        {
            var wire = new Wire();
            var session = await page.Context.NewCDPSessionAsync(page);
            wire.On(session, "Network.requestWillBeSent", (id, e) => wire._urls[id] = e.GetProperty("request").GetProperty("url").GetString()!);
            wire.On(session, "Network.loadingFinished", (id, e) => wire._ended[id] = e.GetProperty("encodedDataLength").GetDouble());
            wire.On(session, "Network.webSocketCreated", (id, e) => { wire._urls[id] = e.GetProperty("url").GetString()!; wire._ended[id] = 0; });
            await session.SendAsync("Network.enable");
            return wire;
        }

        public override string ToString()
        {
            lock (_urls) return string.Create(CultureInfo.InvariantCulture, $"{_urls.Count} requests, {Bytes} B\n{string.Join('\n', _urls.Select(u => $"{_ended.GetValueOrDefault(u.Key),8} {u.Value}"))}");
        }

        private void On(ICDPSession session, string name, Action<string, JsonElement> note) => session.Event(name).OnEvent += (_, e) =>
        {
            lock (_urls) note(e!.Value.GetProperty("requestId").GetString()!, e.Value);
        };
    }
}
