using System.Diagnostics;
using System.Text.RegularExpressions;
using Forum.Tests.House;
using Forum.Tests.Verbs;

namespace Forum.Tests.Hosting;

/// <summary>
/// The program as whoever hosts the place gets it: <c>dotnet publish -c Release</c>, once for all tests that ask, in folders of its own beside the running build.
/// Each test starts it as a process on its own data folder and on a free port; disposing ends it.
/// </summary>
internal sealed partial class PublishedForum : IDisposable
{
    private static readonly Lazy<Task<string>> Publishing = new(PublishAsync);
    private readonly Process _process;

    private PublishedForum(Process process, Uri root) => (_process, Root) = (process, root);

    /// <summary>Where it answers.</summary>
    public Uri Root { get; }

    /// <summary>Of its process.</summary>
    public int Id => _process.Id;

    /// <summary>The program, for verbs.</summary>
    public static async Task<string> ProgramAsync() => Path.Combine(await FolderAsync(), "Forum.Web.dll");

    /// <summary>The folder that would be copied to a server; the program is its Forum.Web.dll.</summary>
    public static Task<string> FolderAsync() => Publishing.Value;

    /// <summary>A place in Production serves nobody before it says who answers for personal data.</summary>
    private static readonly string[] Policy = ["--Forum:Privacy:Officer=Hélène Marchand", "--Forum:Privacy:Title=Directrice", "--Forum:Privacy:Contact=helene@example.org", "--Forum:Privacy:Address=1, rue du Fleuve, Rimouski"];

    /// <summary>Fills an empty data folder with the demo community, by the program's own verb.</summary>
    public static async Task FillAsync(string data)
    {
        using var demo = Verb.StartProgram(await ProgramAsync(), data, data, "demo");
        var (output, error) = (demo.StandardOutput.ReadToEndAsync(), demo.StandardError.ReadToEndAsync());
        await demo.WaitForExitAsync();
        Assert.That(demo.ExitCode, Is.Zero, await output + await error);
    }

    /// <summary>Serves in Production from a working folder that is not the program's own, as a service manager does, once it listens.</summary>
    /// <param name="port">0: any free one</param>
    /// <param name="settings">« --Forum:Limits:Scale=100 »</param>
    public static async Task<PublishedForum> StartAsync(string data, int port = 0, params string[] settings)
    {
        var process = Verb.StartProgram(await ProgramAsync(), data, data, ["--urls", $"http://127.0.0.1:{port}", .. Policy, .. settings]);
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (Listening().Match(line) is not { Success: true } found) continue;
                // the program must not wait for somebody to read what it says
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new(process, new(found.Value));
            }
            throw new AssertionException("it did not start: " + await process.StandardError.ReadToEndAsync(limit.Token));
        }
        catch
        {
            End(process);
            process.Dispose();
            throw;
        }
    }

    /// <summary>kill -9: it learns nothing of it.</summary>
    public void Kill() => End(_process);

    /// <summary>SIGTERM, as a service manager stops it; its exit code.</summary>
    public async Task<int> StopAsync()
    {
        Machine.Run("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        End(_process);
        _process.Dispose();
    }

    private static void End(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Its own intermediate folder: the build that runs the tests keeps its files.</summary>
    private static async Task<string> PublishAsync()
    {
        var work = Path.Combine(TestContext.CurrentContext.WorkDirectory, "published");
        var folder = Path.Combine(work, "forum");
        if (Directory.Exists(folder)) Directory.Delete(folder, true);
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository.Root, "Forum.Web"), "-c", "Release", "--artifacts-path", Path.Combine(work, "artifacts"), "-o", folder, "-nologo", "-v", "quiet", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        using var publish = Process.Start(start)!;
        var (output, error) = (publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        await publish.WaitForExitAsync();
        Assert.That(publish.ExitCode, Is.Zero, await output + await error);
        return folder;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Listening();
}
