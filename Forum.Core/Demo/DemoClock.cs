using System.Globalization;

namespace Forum.Core.Demo;

/// <summary>
/// When the posts of the demo were written, seen from the day it is loaded, so that it never opens stale. « lun 08:12 » is a weekday and an hour in Québec:
/// for the first post of a thread the latest one not after now, less its weeks; for each further post the first one after the post before. « -12m » and « -3h » count back from now.
/// </summary>
internal sealed class DemoClock(DateTimeOffset now)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
    private static readonly string[] Days = ["dim", "lun", "mar", "mer", "jeu", "ven", "sam"];

    /// <summary>The moments of a thread's posts, in their order.</summary>
    public IReadOnlyList<DateTimeOffset> Moments(int weeksAgo, IReadOnlyList<string> whens)
    {
        List<DateTimeOffset> moments = [];
        foreach (var when in whens) moments.Add(moments.Count == 0 ? First(when, weeksAgo) : After(when, moments[^1]));
        return moments;
    }

    private DateTimeOffset First(string when, int weeksAgo)
    {
        if (Before(when) is { } back) return back;
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        var at = On(local.Date, when);
        // from the wanted weekday on or before today, one week further back where its hour is still to come today
        at = at.AddDays(-(((int)local.DayOfWeek - Day(when) + 7) % 7));
        if (at > local) at = at.AddDays(-7);
        return Instant(at.AddDays(-7 * weeksAgo));
    }

    private DateTimeOffset After(string when, DateTimeOffset previous)
    {
        if (Before(when) is { } back) return back;
        var local = TimeZoneInfo.ConvertTime(previous, Zone).DateTime;
        var at = On(local.Date, when).AddDays((Day(when) - (int)local.DayOfWeek + 7) % 7);
        return Instant(at > local ? at : at.AddDays(7));
    }

    private DateTimeOffset? Before(string when) => when[0] != '-' ? null
        : now - (when[^1] is 'h' ? TimeSpan.FromHours(Number(when)) : TimeSpan.FromMinutes(Number(when)));

    private static int Number(string when) => int.Parse(when.AsSpan()[1..^1], CultureInfo.InvariantCulture);

    private static int Day(string when) => Array.IndexOf(Days, when[..3]) is >= 0 and var day ? day : throw new FormatException(when);

    private static DateTime On(DateTime day, string when) => day + TimeSpan.ParseExact(when.AsSpan()[4..], @"hh\:mm", CultureInfo.InvariantCulture);

    /// <summary>No post stands in the hour that the change of clocks skips.</summary>
    private static DateTimeOffset Instant(DateTime local) => new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
}
