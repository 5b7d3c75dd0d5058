using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>One Chromium for all browser tests: FORUM_BROWSER, the PATH, or Debian's package. It finds no host but this machine. Its headless shell first: the whole browser draws a window of its own for each context, which took three times as long on version 156.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ];

    private const string Shell = "chromium-headless-shell";

    private static IPlaywright? _playwright;

    public static IBrowser Instance { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var path = Environment.GetEnvironmentVariable("FORUM_BROWSER") is { Length: > 0 } given ? given
            : Machine.Find(Shell) ?? Machine.Need(() => Machine.Find(Shell, "chromium", "chromium-browser", "google-chrome"), Shell, "screens are tested in a real browser; or name one in FORUM_BROWSER");
        _playwright = await Playwright.CreateAsync();
        Instance = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Quiet });
        // two cores may build something else meanwhile
        Assertions.SetDefaultExpectTimeout(20_000);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Instance is not null) await Instance.DisposeAsync();
        _playwright?.Dispose();
    }
}
