using System.Text.Json;

namespace Forum.Core.Site;

/// <summary>So many at once, then so many a minute; null where coordinators leave the usual number.</summary>
public sealed record Pace(long? Burst, long? PerMinute);

/// <summary>Between which numbers coordinators may choose.</summary>
/// <param name="Name">of the limit, as in Forum:Limits</param>
public sealed record LimitRange(string Name, long BurstLeast, long BurstMost, long MinuteLeast, long MinuteMost)
{
    /// <summary>
    /// The limits that may be chosen in the place. The least lets one person go on reading and answering; the most still stops a program.
    /// Tries of a password and open connections are the host's alone (RELIABILITY.md, Brute force and Hub resources: at most 10 wrong tries, 10 sockets a member, 50 an address).
    /// </summary>
    public static IReadOnlyList<LimitRange> All { get; } = [new("Post", 2, 20, 1, 30), new("Act", 10, 200, 20, 600), new("Search", 5, 100, 20, 300), new("Page", 60, 1_000, 120, 3_000)];
}

/// <summary>What coordinators chose of the limits, kept with the settings of the place.</summary>
/// <param name="Paces">by the name of the limit</param>
/// <param name="MeetingUntil">until then an address counts as a whole meeting; null where none is held</param>
public sealed record ChosenLimits(IReadOnlyDictionary<string, Pace> Paces, DateTimeOffset? MeetingUntil)
{
    internal const string Key = "site.limits";

    /// <summary>Nothing was chosen.</summary>
    public static ChosenLimits None { get; } = new(new Dictionary<string, Pace>(), null);

    public bool IsMeeting(DateTimeOffset now) => MeetingUntil > now;

    internal string Json() => JsonSerializer.Serialize(this);

    internal static ChosenLimits Read(string? json) => json is null ? None : JsonSerializer.Deserialize<ChosenLimits>(json) ?? None;
}
