using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Forum.Core.Text;
using Forum.Tests.House;

namespace Forum.Tests.Text;

/// <summary>The browser's dates (client/formats.ts, the real ones, bundled and run by Node) beside the server's, word for word and space for space.</summary>
public class ReaderFormatsTests
{
    private static readonly string[] ZoneNames = ["America/Toronto", "America/Halifax", "America/St_Johns", "UTC", "Europe/Paris", "Asia/Kathmandu"];

    // by the zone's clock: an ordinary afternoon, both changes of the hour, midnight and noon, the year's first and last minutes, a leap day
    private static readonly string[] Nows = [
        "2026-11-22T16:12:00", "2026-03-08T00:30:00", "2026-03-08T05:00:00", "2026-03-29T12:00:00", "2026-11-01T00:59:59", "2026-11-01T03:05:00", "2026-11-02T09:05:00",
        "2027-01-01T00:00:00", "2026-12-31T23:59:59", "2026-07-01T12:00:00", "2028-02-29T23:30:00"];

    // how long before, the last three being still to come
    private static readonly TimeSpan[] Ages = [
        .. new[] { 0, 59.999, 60, 480, 3599, 3600, 3661, 10_800, 21_599, 21_600, 43_200, 86_399, 86_400, 90_000, 172_799, 172_800 }.Select(TimeSpan.FromSeconds),
        .. new[] { 4.2, 5.9, 6, 6.5, 7, 21, 40, 150, 240, 366, 1100, 9000, -0.0001, -1, -400 }.Select(TimeSpan.FromDays)];

    // the three forms of client/times.ts; Node keeps the process's zone in TZ and may change it as it goes
    private const string Script = """
        import { build } from 'esbuild';
        import { text } from 'node:stream/consumers';
        const { outputFiles: [bundle] } = await build({ entryPoints: ['client/formats.ts'], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false });
        const { Formats } = await import('data:text/javascript,' + encodeURIComponent(bundle.text));
        const said = JSON.parse(await text(process.stdin)).map(({ lang, zone, then, now }) => {
          process.env.TZ = zone;
          const formats = new Formats(lang);
          return { exact: formats.longDateTime(new Date(then)), ago: formats.ago(new Date(then), new Date(now)), moment: formats.moment(new Date(then), new Date(now)) };
        });
        process.stdout.write(JSON.stringify(said));
        """;

    private sealed record Case(string Lang, string Zone, long Then, long Now);

    private sealed record Said(string Exact, string Ago, string Moment);

    [Test]
    public async Task The_browser_says_moments_in_the_servers_words()
    {
        var cases = ZoneNames.SelectMany(zone => Moments(TimeZoneInfo.FindSystemTimeZoneById(zone))
            .SelectMany(m => new[] { "fr", "en" }.Select(lang => new Case(lang, zone, m.Then.ToUnixTimeMilliseconds(), m.Now.ToUnixTimeMilliseconds())))).ToList();
        var browser = await BrowserAsync(cases);
        Assert.That(browser, Has.Count.EqualTo(cases.Count));
        var differences = cases.Zip(browser, (c, said) => (Case: c, Browser: said, Server: Server(c))).Where(d => d.Browser != d.Server);
        Assert.That(differences.Take(10), Is.Empty);
    }

    private static IEnumerable<(DateTimeOffset Then, DateTimeOffset Now)> Moments(TimeZoneInfo zone)
    {
        foreach (var now in Nows.Select(local => At(local, zone)))
        {
            foreach (var age in Ages) yield return (now - age, now);
            // the first of every month, at midnight and noon
            for (var half = 0; half < 24; half++) yield return (At($"{now.Year}-{half / 2 + 1:00}-01T{half % 2 * 12:00}:00:00", zone), now);
        }
        // every quarter of the days when the clock jumps
        foreach (var day in new[] { "2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01" })
            for (var quarter = 0; quarter < 100; quarter++) yield return (At($"{day}T00:00:00", zone).AddMinutes(15 * quarter), At($"{day}T22:07:00", zone));
    }

    private static DateTimeOffset At(string local, TimeZoneInfo zone)
    {
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime();
    }

    /// <summary>The form of a post is the browser's alone: how long ago, and from yesterday on the hour too.</summary>
    private static Said Server(Case c)
    {
        var (then, now, zone) = (DateTimeOffset.FromUnixTimeMilliseconds(c.Then), DateTimeOffset.FromUnixTimeMilliseconds(c.Now), TimeZoneInfo.FindSystemTimeZoneById(c.Zone));
        var formats = Formats.For(c.Lang == "en" ? Language.English : Language.French);
        var ago = formats.Ago(then, now, zone);
        var close = c.Lang == "en" ? ago == "just now" || ago.EndsWith(" ago", StringComparison.Ordinal) : ago == "à l’instant" || ago.StartsWith("il y a ", StringComparison.Ordinal);
        return new(formats.LongDateTime(then, zone), ago, close ? ago : $"{ago}, {formats.Time(then, zone)}");
    }

    private static async Task<List<Said>> BrowserAsync(List<Case> cases)
    {
        var start = new ProcessStartInfo("node", ["--input-type=module", "--eval", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.Combine(Repository.Root, "Forum.Web"),
        };
        using var node = Process.Start(start)!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(cases, JsonSerializerOptions.Web));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, await error);
        return JsonSerializer.Deserialize<List<Said>>(await output, JsonSerializerOptions.Web)!;
    }
}
