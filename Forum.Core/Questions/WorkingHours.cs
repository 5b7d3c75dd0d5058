using System.Collections.Concurrent;
using Forum.Core.Text;

namespace Forum.Core.Questions;

/// <summary>
/// Working time in Québec: 8 h to 17 h on the clock of Montréal, from Monday to Friday, public holidays left out (DOMAIN.md §4, « oh »). One working day is nine hours, two are eighteen, wherever they begin.
/// The holidays are those of the Act respecting labour standards (Loi sur les normes du travail, RLRQ c. N-1.1, a. 60) and of the National Holiday Act (RLRQ c. F-1.1, a. 2):
/// January 1 · Good Friday or Easter Monday, as the employer chooses: Good Friday here, which most community groups close on · the Monday before May 25 · June 24, or June 25 where it is a Sunday ·
/// July 1, or July 2 where it is a Sunday · the first Monday of September · the second Monday of October · December 25. A holiday on a Saturday moves nothing: it is no working day anyhow.
/// </summary>
public static class WorkingHours
{
    /// <summary>« Un jour ouvrable », « deux jours ouvrables ».</summary>
    public static readonly TimeSpan OneDay = TimeSpan.FromHours(9), TwoDays = TimeSpan.FromHours(18);

    private static readonly TimeOnly Opens = new(8, 0);

    /// <summary>The days of a year that are nobody's working days, weekends aside.</summary>
    public static IReadOnlyList<DateOnly> Holidays(int year) => Known.GetOrAdd(year, Reckon);

    private static readonly ConcurrentDictionary<int, DateOnly[]> Known = [];

    private static DateOnly[] Reckon(int year) =>
    [
        new(year, 1, 1), Easter(year).AddDays(-2), MondayOnOrBefore(new(year, 5, 24)), OrMonday(new(year, 6, 24)), OrMonday(new(year, 7, 1)),
        MondayOnOrBefore(new(year, 9, 7)), MondayOnOrBefore(new(year, 10, 14)), new(year, 12, 25),
    ];

    public static bool IsWorkingDay(DateOnly day) => !IsWeekend(day) && !Holidays(day.Year).Contains(day);

    /// <summary>Whether people are at work at this moment: 8 h is, 17 h is not.</summary>
    public static bool AreNow(DateTimeOffset at)
    {
        var (day, from, to) = DayOf(at);
        return IsWorkingDay(day) && at >= from && at < to;
    }

    /// <summary>Working time that went by from one moment to another; nothing where the second is not later.</summary>
    public static TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) return TimeSpan.Zero;
        var (first, last) = (DayOf(from).Day, DayOf(to).Day);
        return first == last ? Within(first, from, to) : Within(first, from, End(first)) + OneDay * WorkingDays(first.AddDays(1), last) + Within(last, Start(last), to);
    }

    /// <summary>What of one day lies between two moments.</summary>
    private static TimeSpan Within(DateOnly day, DateTimeOffset from, DateTimeOffset to)
    {
        if (!IsWorkingDay(day)) return TimeSpan.Zero;
        var (begin, end) = (Max(from, Start(day)), Min(to, End(day)));
        return end > begin ? end - begin : TimeSpan.Zero;
    }

    /// <summary>Without a look at each: a question may have waited for years. The end excluded.</summary>
    private static int WorkingDays(DateOnly from, DateOnly end)
    {
        var days = end.DayNumber - from.DayNumber;
        if (days <= 0) return 0;
        var (weeks, rest) = (days / 7, days % 7);
        var count = weeks * 5;
        for (var day = end.AddDays(-rest); day < end; day = day.AddDays(1)) count += IsWeekend(day) ? 0 : 1;
        for (var year = from.Year; year <= end.Year; year++)
        {
            foreach (var holiday in Holidays(year)) count -= holiday >= from && holiday < end && !IsWeekend(holiday) ? 1 : 0;
        }
        return count;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The first moment at which so much working time has gone by: always one when people are at work, or the end of a working day.</summary>
    /// <param name="working">more than nothing</param>
    public static DateTimeOffset After(DateTimeOffset from, TimeSpan working)
    {
        var left = working;
        for (var day = DayOf(from).Day; ; day = day.AddDays(1))
        {
            if (!IsWorkingDay(day)) continue;
            var begin = Max(from, Start(day));
            var today = End(day) - begin;
            if (today <= TimeSpan.Zero) continue;
            if (left <= today) return begin + left;
            left -= today;
        }
    }

    /// <summary>The latest moment since which so much working time has gone by: what is older has waited at least as long.</summary>
    public static DateTimeOffset Before(DateTimeOffset to, TimeSpan working)
    {
        var left = working;
        for (var day = DayOf(to).Day; ; day = day.AddDays(-1))
        {
            if (!IsWorkingDay(day)) continue;
            var end = Min(to, End(day));
            var today = end - Start(day);
            if (today <= TimeSpan.Zero) continue;
            if (left <= today) return end - left;
            left -= today;
        }
    }

    private static (DateOnly Day, DateTimeOffset From, DateTimeOffset To) DayOf(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zones.Place).DateTime);
        return (day, Start(day), End(day));
    }

    /// <summary>Days kept: more than ten years of them.</summary>
    private const int Most = 4_000;

    private static readonly ConcurrentDictionary<DateOnly, DateTimeOffset> Mornings = [];

    /// <summary>Looked up once a day: a list asks for the same days again and again.</summary>
    private static DateTimeOffset Start(DateOnly day)
    {
        if (Mornings.TryGetValue(day, out var known)) return known;
        if (Mornings.Count >= Most) Mornings.Clear();
        var local = day.ToDateTime(Opens);
        return Mornings[day] = new(DateTime.SpecifyKind(local - Zones.Place.GetUtcOffset(local), DateTimeKind.Utc));
    }

    /// <summary>Clocks change at 2 h on a Sunday: each working day has nine hours.</summary>
    private static DateTimeOffset End(DateOnly day) => Start(day) + OneDay;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateOnly MondayOnOrBefore(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly OrMonday(DateOnly day) => day.DayOfWeek is DayOfWeek.Sunday ? day.AddDays(1) : day;

    /// <summary>Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, ch. 8).</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }
}
