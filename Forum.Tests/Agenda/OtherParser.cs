using System.Diagnostics;
using System.Text.Json;
using Forum.Tests.House;

namespace Forum.Tests.Agenda;

/// <summary>What a calendar program with another parser than ours (npm ical.js) understands of a calendar.</summary>
internal static class OtherParser
{
    /// <param name="Day">of what has no hour</param>
    /// <param name="Known">the zone came with its rules</param>
    /// <param name="Utc">as that parser computes it from those rules</param>
    public sealed record Moment(string? Day, string? Zone, bool Known, string? Local, DateTimeOffset? Utc);

    public sealed record Event(string Uid, int Sequence, string Status, string Summary, string Place, DateTimeOffset Stamp, Moment Start, Moment? End, IReadOnlyList<string> Alarms);

    /// <param name="Again">the calendar as that parser writes it</param>
    public sealed record Calendar(string Method, string? Name, IReadOnlyList<string> Zones, IReadOnlyList<Event> Events, string Again);

    public static async Task<Calendar> ReadAsync(string ics)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "Forum.Tests", "Agenda", "read-calendar.mjs"), Path.Combine(Repository.Root, "Forum.Web", "package.json")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // far from here: an hour that has lost its zone is then wrong
        start.Environment["TZ"] = "Asia/Tokyo";
        using var node = Process.Start(start)!;
        var (said, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(ics);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, await wrong);
        return JsonSerializer.Deserialize<Calendar>(await said, JsonSerializerOptions.Web)!;
    }
}
