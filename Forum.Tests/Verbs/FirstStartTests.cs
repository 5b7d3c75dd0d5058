using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Forum.Tests.Verbs;

/// <summary>The first start in Production, from the console's line to the open place, with the real program.</summary>
public sealed partial class FirstStartTests
{
    [Test]
    public async Task The_console_gives_a_link_each_start_gives_another_and_the_last_one_opens_the_place()
    {
        var folder = Verb.NewFolder();
        Uri first;
        using (var program = Verb.Start(folder, "--urls", "http://127.0.0.1:0"))
        {
            first = await LinkAsync(program);
            program.Kill();
            await program.WaitForExitAsync();
        }
        using var again = Verb.Start(folder, "--urls", "http://127.0.0.1:0");
        try
        {
            var link = await LinkAsync(again);
            Assert.That(link.Query, Is.Not.EqualTo(first.Query));
            using var visitor = new Visitor(new Uri(link.GetLeftPart(UriPartial.Authority)));
            Assert.That((await visitor.GetAsync("/installation" + first.Query)).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(await visitor.ReadAsync(link.PathAndQuery), Does.Contain("name=\"Place\""));
            var answer = await visitor.PostAsync("/installation", ("Code", link.Query["?code=".Length..]), ("Place", "Le Carrefour"), ("Name", "Hélène Marchand"), ("Email", "helene@example.org"),
                ("Password", "quatre canards jaunes"), ("Region", "laval"), ("Served", "laval"), ("Officer", "Hélène Marchand"), ("OfficerTitle", "Directrice"), ("Contact", "helene@example.org"), ("Address", "1, rue du Fleuve, Laval"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(await visitor.ReadAsync("/"), Does.Contain("Le Carrefour"));
            Assert.That(LogsOf(folder), Does.Not.Contain(link.Query["?code=".Length..]));
        }
        finally
        {
            again.Kill();
            await again.WaitForExitAsync();
        }
    }

    [Test]
    public async Task A_start_makes_its_first_page_before_anybody_comes_and_a_clean_stop_leaves_the_whole_store_in_its_one_file()
    {
        var folder = Verb.NewFolder();
        Assert.That((await Verb.RunAsync(folder, "", "demo")).ExitCode, Is.Zero);
        using var program = Verb.Start(folder, "--urls", "http://127.0.0.1:0");
        try
        {
            // an ordinary line: the file has it, not the console of a place in production
            await Until.TrueAsync(() => HomePage().IsMatch(LogsOf(folder)), "the home page is made", seconds: 120);
            Assert.That(Directory.GetFiles(folder, "forum.db-wal"), Is.Not.Empty, "the store is open");
            Machine.Run("kill", ["-TERM", $"{program.Id}"]);
            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.That(program.ExitCode, Is.Zero);
            Assert.That(Directory.GetFiles(folder, "forum.db-*"), Is.Empty);
        }
        finally { if (!program.HasExited) program.Kill(); }
    }

    private static async Task<Uri> LinkAsync(Process program) => new(await SaysAsync(program, Link()));

    /// <summary>What it says on the console that matches.</summary>
    private static async Task<string> SaysAsync(Process program, Regex sought)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (await program.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (sought.Match(line) is { Success: true } found)
            {
                // the program must not wait for somebody to read what it says
                _ = program.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return found.Value;
            }
        }
        throw new AssertionException($"it never says {sought}: {await program.StandardError.ReadToEndAsync(limit.Token)}");
    }

    private static string LogsOf(string folder) => string.Concat(Directory.EnumerateFiles(folder, "*.log", SearchOption.AllDirectories).Select(f =>
    {
        using var reader = new StreamReader(new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+/installation\\?code=[0-9a-f]{64}")]
    private static partial Regex Link();

    [GeneratedRegex("\"RequestPath\":\"/\",\"StatusCode\":200")]
    private static partial Regex HomePage();
}
