using System.Globalization;

namespace Forum.Core.Text;

/// <summary>
/// Dates, hours, numbers and amounts as people write them in Québec (DOMAIN.md §6, after the OQLF) and in Canadian English.
/// The framework's own cultures give « dimanche 1 novembre » and « 09 h 05 », so nothing here asks them.
/// Every date is shown in the zone the caller names.
/// </summary>
public abstract class Formats
{
    private protected const char NoBreak = '\u00A0';
    private static readonly Formats French = new FrenchFormats();
    private static readonly Formats English = new EnglishFormats();

    private protected Formats()
    {
    }

    public static Formats For(Language language) => language == Language.English ? English : French;

    /// <summary>« le mardi 1er décembre 2026, à 14 h 30 » · “Tuesday, December 1, 2026, 2:30 p.m.”</summary>
    public abstract string LongDateTime(DateTimeOffset when, TimeZoneInfo zone);

    /// <summary>« le mardi 1er décembre 2026 » · “Tuesday, December 1, 2026”</summary>
    public abstract string LongDate(DateTimeOffset when, TimeZoneInfo zone);

    /// <summary>« 14 h 30 », « 9 h 5 », « 9 h » · “2:30 p.m.”</summary>
    public string Time(DateTimeOffset when, TimeZoneInfo zone) => Time(TimeOnly.FromDateTime(Local(when, zone)));

    /// <summary>« 1 200 », « 1 234,5 » · “1,200”</summary>
    public abstract string Number(decimal value);

    /// <summary>« 1 200 $ », cents only when there are some: « 1 234,50 $ » · “$1,200”</summary>
    public abstract string Money(decimal dollars);

    /// <summary>Hundredths: 42 gives « 42 % » · “42%”</summary>
    public abstract string Percent(decimal hundredths);

    /// <summary>How long a question has been open: « 3 jours » · “3 days”. Less than nothing counts as nothing.</summary>
    public abstract string Age(TimeSpan duration);

    /// <summary>« 21 novembre », with the year when it is not the current one · “November 21”</summary>
    public string ShortDate(DateTimeOffset when, DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = Local(when, zone);
        return DayMonth(day, withYear: day.Year != Local(now, zone).Year);
    }

    /// <summary>« 21 novembre, 16 h 12 » · “November 21, 4:12 p.m.”</summary>
    public string ShortDateTime(DateTimeOffset when, DateTimeOffset now, TimeZoneInfo zone)
        => $"{ShortDate(when, now, zone)}, {Time(when, zone)}";

    /// <summary>
    /// « à l’instant », « il y a 8 min », « il y a 3 h », « hier », the weekday within six days, then the short date.
    /// A moment still to come (a clock that jumped) is « à l’instant »: never a negative age.
    /// </summary>
    public string Ago(DateTimeOffset then, DateTimeOffset now, TimeZoneInfo zone)
    {
        var age = now - then;
        if (age < TimeSpan.FromMinutes(1)) return JustNow;
        if (age < TimeSpan.FromHours(1)) return MinutesAgo((int)age.TotalMinutes);
        var day = Local(then, zone);
        var days = (Local(now, zone).Date - day.Date).Days;
        if (days <= 0 || age < TimeSpan.FromHours(6)) return HoursAgo((int)age.TotalHours);
        if (days == 1) return Yesterday;
        return days <= 6 ? Weekday(day) : ShortDate(then, now, zone);
    }

    /// <summary>The UTC instant for the <c>datetime</c> attribute, the same in both languages: 2026-12-01T19:30:00Z.</summary>
    public static string Iso(DateTimeOffset when) => when.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The day in figures, never with slashes: 2026-11-22.</summary>
    public static string NumericDate(DateTimeOffset when, TimeZoneInfo zone) => Local(when, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An hour of the day that belongs to no date, as in a plan: « 12 h 5 ».</summary>
    public abstract string Time(TimeOnly time);

    private protected abstract string JustNow { get; }

    private protected abstract string Yesterday { get; }

    private protected abstract string MinutesAgo(int minutes);

    private protected abstract string HoursAgo(int hours);

    private protected abstract string Weekday(DateTime day);

    private protected abstract string DayMonth(DateTime day, bool withYear);

    private protected static DateTime Local(DateTimeOffset when, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(when, zone).DateTime;

    /// <summary>Groups of three and a decimal mark; at most two decimals, or exactly two when asked (cents).</summary>
    private protected static string Digits(decimal value, char group, char mark, bool cents)
    {
        var text = Math.Abs(value).ToString(cents ? "0.00" : "0.##", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        for (var i = whole.Length - 3; i > 0; i -= 3) whole = whole.Insert(i, group.ToString());
        var sign = value < 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "\u2212" : "";
        return sign + whole + (point < 0 ? "" : mark + text[(point + 1)..]);
    }

    /// <summary>The largest whole unit of a duration, and which: 0 hour, 1 day, 2 month, 3 year. Days run to sixty, months to two years.</summary>
    private protected static (int Count, int Unit) Largest(TimeSpan duration)
    {
        if (duration < TimeSpan.FromDays(1)) return (Math.Max(0, (int)duration.TotalHours), 0);
        if (duration < TimeSpan.FromDays(60)) return ((int)duration.TotalDays, 1);
        return duration < TimeSpan.FromDays(730) ? ((int)(duration.TotalDays / 30.44), 2) : ((int)(duration.TotalDays / 365.25), 3);
    }
}
