using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Sheets;

/// <summary>The days of sheets in words, the same on pages, in letters and in calendars.</summary>
public static class SheetWords
{
    /// <summary>« le vendredi 15 janvier 2027, à 16 h (17 h aux Îles) » · « le jeudi 21 janvier 2027, de 9 h à 16 h ». The hour of the Îles stands where it may be asked for: for everybody and in their own region.</summary>
    public static string When(SheetDate date, Texts t)
    {
        var day = t.Formats.LongDate(date.StartsAt, Zones.Place);
        if (!date.HasHour) return t.Formats.LongDate(date.StartsAt, SheetZones.Of(date.Zone));
        var hour = t.Formats.Time(date.StartsAt, Zones.Place);
        var text = date.EndsAt is { } end ? t.Say("sheets.from_to", day, hour, t.Formats.Time(end, Zones.Place)) : t.Formats.LongDateTime(date.StartsAt, Zones.Place);
        return date.RegionId is null or Region.GaspesieIles ? $"{text} {t.Say("sheets.in_the_islands", t.Formats.Time(date.StartsAt, SheetZones.Atlantic))}" : text;
    }

    /// <summary>What a form shows of a day: 2027-01-15, and 16:00 in the zone it was written in.</summary>
    public static string FormDay(SheetDate date) => Formats.NumericDate(date.StartsAt, SheetZones.Of(date.Zone));

    public static string FormHour(DateTimeOffset? at, SheetDate date) => at is { } moment && date.HasHour
        ? TimeZoneInfo.ConvertTime(moment, SheetZones.Of(date.Zone)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "";
}
