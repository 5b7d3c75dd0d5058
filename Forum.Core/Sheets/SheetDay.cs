using System.Globalization;
using System.Text.RegularExpressions;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Sheets;

/// <summary>One day in the form of a sheet: a date, an hour or none, and for whom.</summary>
internal static partial class SheetDay
{
    /// <summary>Days further off are slips of the hand.</summary>
    private const int FirstYear = 2000, LastYear = 2100;

    /// <summary>Null where the row is empty or was dropped.</summary>
    public static Outcome<SheetDate?> Read(SheetKind kind, int n, Func<string, string?> form, Places places)
    {
        string Name(string part) => SheetNames.Date(kind, n, part);
        string Said(string part) => Input.CleanLine(form(Name(part)));
        if (Said("day").Length == 0 || Said("drop").Length > 0) return (Said("from") + Said("to")).Length > 0 && Said("drop").Length == 0 ? Refusal.Invalid(Name("day"), "sheets.day_missing") : new Outcome<SheetDate?>(null, null);
        if (!DateOnly.TryParseExact(Said("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < FirstYear or > LastYear) return Refusal.Invalid(Name("day"), "sheets.no_day");
        if (Hour(Said("from")) is not { } from) return Refusal.Invalid(Name("from"), "sheets.no_hour");
        if (Hour(Said("to")) is not { } to) return Refusal.Invalid(Name("to"), "sheets.no_hour");
        if (to.Time is not null && from.Time is null) return Refusal.Invalid(Name("from"), "sheets.no_start");
        if (to.Time <= from.Time) return Refusal.Invalid(Name("to"), "sheets.ends_before");
        var zone = Said("zone") is { Length: > 0 } said ? said : SheetZones.East;
        if (!SheetZones.All.Contains(zone)) return Refusal.Invalid(Name("zone"), "sheets.no_choice");
        long? region = null;
        if (Said("region") is { Length: > 0 } slug)
        {
            if (places.Region(slug) is not { Served: true } found) return Refusal.Invalid(Name("region"), "publish.region_unknown");
            if (found.Id != Region.AllQuebec) region = found.Id;
        }
        _ = long.TryParse(Said("key"), NumberStyles.None, CultureInfo.InvariantCulture, out var key);
        // a deadline without an hour is met until the day is over; a meeting without one lasts the day
        var starts = from.Time is { } time ? Instant(day, time, zone) : kind.Days is SheetDays.Deadlines ? Instant(day, new(23, 59, 59), zone) : Instant(day, TimeOnly.MinValue, zone);
        DateTimeOffset? ends = to.Time is { } end ? Instant(day, end, zone) : from.Time is null && kind.Days is SheetDays.Meetings ? Instant(day, new(23, 59, 59), zone) : null;
        return new SheetDate(key, region, starts, ends, from.Time is not null, zone, 0, null);
    }

    private readonly record struct Said(TimeOnly? Time);

    /// <summary>« 16:30 », « 16 h 30 », « 16h », or nothing. Null where it is none of these.</summary>
    private static Said? Hour(string text)
    {
        if (text.Length == 0) return new Said(null);
        var match = Hours().Match(text);
        if (!match.Success) return null;
        var hour = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups[2].Length == 0 ? 0 : int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return hour < 24 && minute < 60 ? new Said(new(hour, minute)) : null;
    }

    /// <summary>An hour that the change of clocks skips is the same time after it.</summary>
    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, string zone)
    {
        var (local, where) = (day.ToDateTime(time), SheetZones.Of(zone));
        if (where.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, where.GetUtcOffset(local)).ToUniversalTime();
    }

    [GeneratedRegex(@"^(\d{1,2})(?:[\s\u00A0\u202F]*(?::|h)[\s\u00A0\u202F]*(\d{2})?)(?::\d{2})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Hours();
}
