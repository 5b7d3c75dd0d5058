using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Forum.Core.Members;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>
/// Tests in a real browser, on one program for the class. Every page stands in a browser of its own; a request to another host, a breach of the content policy or an uncaught error fails its test, and a failure leaves a trace.
/// Wait by Expect only: WaitForURL and WaitForLoadState look first and subscribe after, and so miss the event now and then (STACK.md §7.14).
/// </summary>
public abstract class Screens
{
    private readonly ConcurrentDictionary<IBrowserContext, int> _opened = [];
    private readonly ConcurrentQueue<string> _faults = [];
    private string _root = "";

    protected ForumApp App { get; private set; } = null!;

    protected World World => App.World;

    protected virtual Dictionary<string, string> Settings => [];

    /// <summary>What browsers call the program: its number, or a name where the page needs one.</summary>
    protected virtual string RootOf(ForumApp app) => app.Root;

    [OneTimeSetUp]
    public void StartProgram()
    {
        App = new(settings: Settings, realTime: true);
        _root = RootOf(App);
    }

    [OneTimeTearDown]
    public async Task StopProgram()
    {
        if (App is not null) await App.DisposeAsync();
        App = null!;
    }

    [TearDown]
    public async Task CloseBrowsers()
    {
        var test = TestContext.CurrentContext;
        var failed = test.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed || !_faults.IsEmpty;
        foreach (var (browser, order) in _opened.ToArray())
        {
            var trace = Path.Combine(test.WorkDirectory, "TestResults", $"{test.Test.Name}-{order}.trace.zip");
            await browser.Tracing.StopAsync(new() { Path = failed ? trace : null });
            if (failed) TestContext.AddTestAttachment(trace);
            await browser.CloseAsync();
        }
        var faults = _faults.ToArray();
        _faults.Clear();
        Assert.That(faults, Is.Empty);
    }

    /// <summary>Somebody opens a page of ours in a browser of her own; signed in where a member is given.</summary>
    protected async Task<IPage> OpenAsync(string path, Member? member = null, BrowserNewContextOptions? options = null)
    {
        var page = await (await NewBrowserAsync(member, options)).NewPageAsync();
        await page.GotoAsync(_root + path);
        return page;
    }

    /// <summary>A browser for several tabs of one person, or for a page opened after something was prepared in it.</summary>
    protected async Task<IBrowserContext> NewBrowserAsync(Member? member = null, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.Locale ??= "fr-CA";
        options.TimezoneId ??= "America/Toronto";
        var browser = await Chromium.Instance.NewContextAsync(options);
        _opened[browser] = _opened.Count + 1;
        browser.Close += (_, closed) => _opened.TryRemove(closed, out var _);
        await browser.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        browser.Request += (_, request) => Check(request.Url);
        browser.Console += (_, message) => { if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) _faults.Enqueue(message.Text); };
        browser.WebError += (_, error) => _faults.Enqueue(error.Error);
        if (member is not null)
            await browser.AddCookiesAsync([new() { Name = "forum", Value = await App.Get<Sessions>().OpenAsync(member.Id, default), Url = _root, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        return browser;
    }

    /// <summary>No fault of accessibility that a machine can find, on the page as it stands.</summary>
    protected static async Task AssertAccessibleAsync(IPage page)
    {
        // what passes need not be described
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.That(found.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(" | ", v.Nodes.Select(n => n.Html))})"), Is.Empty, page.Url);
    }

    /// <summary>The same, and nothing to scroll sideways for.</summary>
    protected static async Task CheckAsync(IPage page)
    {
        await AssertAccessibleAsync(page);
        Assert.That(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.Zero, page.Url);
    }

    /// <summary>How somebody looks at a page: in the dark or in daylight, at that width.</summary>
    protected static BrowserNewContextOptions Look(bool dark, int width) => new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 800 } };

    /// <summary>Each of these pages as its reader looks at it, all that is folded open: <see cref="CheckAsync"/>.</summary>
    protected async Task CheckPagesAsync(bool dark, int width, IEnumerable<(string Path, Member? Reader)> pages)
    {
        foreach (var (path, reader) in pages)
        {
            var page = await OpenAsync(path, reader, Look(dark, width));
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await CheckAsync(page);
            await ShootAsync(page, $"{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{width}-{(dark ? "sombre" : "clair")}");
        }
    }

    /// <summary>By the Tab key, as somebody without a mouse gets there.</summary>
    protected static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 150; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
        }
        Assert.Fail("no Tab leads to " + selector);
    }

    /// <summary>The server is gone: every connection is cut.</summary>
    protected ValueTask StopServerAsync() => App.DisposeAsync();

    /// <summary>The same program again on the same address and store, as after a deploy.</summary>
    protected void StartServerAgain() => App = new(settings: Settings, realTime: true, folder: App.Folder, port: new Uri(_root).Port);

    private void Check(string url)
    {
        if (new Uri(url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != new Uri(_root).Authority) _faults.Enqueue("asked another host: " + url);
    }

    /// <summary>Somebody of the demo community.</summary>
    protected async Task<Member> DemoAsync(string email) => await World.NowAsync(Member.Nobody with { Id = await App.ReadAsync(db => db.OneAsync<long>("select id from members where email = @email", new { email })) });

    /// <summary>FORUM_SHOTS names a folder for pictures of every page, to look at.</summary>
    protected static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FORUM_SHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
