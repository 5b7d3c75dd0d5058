using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Demo;

/// <summary>Writes the sheets of the demo through the form's own reader: a field that the form would refuse throws.</summary>
internal static class DemoSheets
{
    internal sealed record Row(long PostId, ThreadKind Kind, DemoData.Sheet Sheet, long By, DateTimeOffset At, DateTimeOffset Now);

    public static async Task WriteAsync(Db db, Places places, Row row, string title, string html)
    {
        var kind = SheetKind.Of(row.Kind)!;
        var form = row.Sheet.Fields.ToDictionary(f => SheetNames.Field(kind, f.Key), f => f.Value);
        for (var n = 0; n < row.Sheet.Days.Count; n++)
        {
            var day = row.Sheet.Days[n];
            form[SheetNames.Date(kind, n, "day")] = Next(day.On, row.Now);
            form[SheetNames.Date(kind, n, "from")] = day.From;
            form[SheetNames.Date(kind, n, "to")] = day.To;
            form[SheetNames.Date(kind, n, "region")] = day.Region;
        }
        var (draft, refusal) = SheetDraft.Read(kind, form.GetValueOrDefault, places);
        await SheetRows.WriteAsync(db, row.PostId, draft ?? throw new FormatException($"{title}: {refusal!.Field} {refusal.Key}"), row.By, row.At);
        await SearchIndex.RewriteAsync(db, row.PostId, title, html);
    }

    /// <summary>The first such day that is still to come: the demo never opens with what is over.</summary>
    private static string Next(string monthAndDay, DateTimeOffset now)
    {
        var from = TimeZoneInfo.ConvertTime(now, Zones.Place).Date.AddDays(2);
        for (var year = from.Year; ; year++)
        {
            var day = DateTime.ParseExact($"{year}-{monthAndDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (day >= from) return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }
}
