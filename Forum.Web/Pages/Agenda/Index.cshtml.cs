using System.Globalization;
using Forum.Core.Agenda;
using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Agenda;

/// <summary>/agenda: deadlines and meetings to come, as a list or by month, of a region with all Québec, of a theme, of a kind. Every choice is in the address.</summary>
[Authorize]
[EnableRateLimiting(Limit.Search)]
public sealed class IndexModel(ListAgenda list, Places places, TimeProvider clock) : ForumPage
{
    /// <summary>« D’ici 30 jours »</summary>
    public const int Soon = 30;

    public static IReadOnlyList<ThreadKind> Kinds { get; } = [.. SheetKind.All.Where(k => k.Days is not SheetDays.None).Select(k => k.Kind)];

    public Region? Region { get; private set; }

    public Theme? Theme { get; private set; }

    public ThreadKind? Kind { get; private set; }

    /// <summary>Only what ends within <see cref="Soon"/> days.</summary>
    public bool IsSoon { get; private set; }

    /// <summary>The first day of the month on the page; null for the list.</summary>
    public DateOnly? Month { get; private set; }

    public ListAgenda.Page Found { get; private set; } = new([], null);

    public DateOnly Today { get; private set; }

    /// <summary>What the address asks for.</summary>
    public sealed record Asked(string? Region, string? Theme, string? Genre, string? Delai, string? Mois, string? Apres);

    public async Task<IActionResult> OnGetAsync([FromQuery] Asked asked, CancellationToken ct)
    {
        (Region, Theme, Kind) = (places.Region(asked.Region), places.Theme(asked.Theme), Core.Threads.Kinds.Parse(asked.Genre));
        if ((Region is null && !string.IsNullOrEmpty(asked.Region)) || (Theme is null && !string.IsNullOrEmpty(asked.Theme)) || (!string.IsNullOrEmpty(asked.Genre) && (Kind is null || !Kinds.Contains(Kind.Value)))) return NotFound();
        if (asked.Delai is not (null or "" or "30")) return NotFound();
        var after = AgendaKey.Parse(asked.Apres);
        if (after is null && !string.IsNullOrEmpty(asked.Apres)) return NotFound();
        var now = clock.GetUtcNow();
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zones.Place).DateTime);
        IsSoon = asked.Delai == "30";
        var filter = new AgendaFilter(Region?.Id, Theme?.Id, Kind);
        if (string.IsNullOrEmpty(asked.Mois))
        {
            Found = await list.RunAsync(new(Member, filter, now, IsSoon ? now.AddDays(Soon) : null, after), ct);
            return Page();
        }
        if (!DateOnly.TryParseExact(asked.Mois + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) || month.Year is < 2000 or > 2099) return NotFound();
        Month = month;
        Found = await list.RunAsync(new(Member, filter, Midnight(month), Midnight(month.AddMonths(1)), null, ListAgenda.MostInMonth), ct);
        return Page();
    }

    /// <summary>The days of the month with what is on each, in weeks that begin on Monday; days of other months are null.</summary>
    public IEnumerable<(DateOnly? Day, IReadOnlyList<AgendaEntry> Entries)> Days
    {
        get
        {
            var byDay = Found.Entries.ToLookup(e => DayOf(e.StartsAt));
            var first = Month!.Value;
            for (var blank = ((int)first.DayOfWeek + 6) % 7; blank > 0; blank--) yield return (null, []);
            for (var day = first; day.Month == first.Month; day = day.AddDays(1)) yield return (day, [.. byDay[day]]);
        }
    }

    /// <summary>The list in months, as people speak of what is to come.</summary>
    public IEnumerable<IGrouping<DateOnly, AgendaEntry>> ByMonth => Found.Entries.GroupBy(e => DayOf(e.StartsAt) is var day && day < Today ? new DateOnly(Today.Year, Today.Month, 1) : new DateOnly(day.Year, day.Month, 1));

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zones.Place).DateTime);

    /// <summary>« janvier 2027 »</summary>
    public string MonthName(DateOnly month) => Texts.Say("agenda.month", Texts[$"agenda.month.{month.Month}"], month.Year);

    /// <summary>This page with one choice changed; the others stay.</summary>
    public string Choose(string? region = null, string? kind = null, string? soon = null, string? month = null, AgendaKey? after = null)
    {
        List<(string Name, string? Value)> all =
        [
            ("region", region ?? Region?.Slug), ("theme", Theme?.Slug), ("genre", kind ?? Kind?.Slug()), ("delai", soon ?? (IsSoon ? "30" : null)), ("mois", month ?? Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture)), ("apres", after?.ToString()),
        ];
        var given = all.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return given.Count == 0 ? "/agenda" : "/agenda?" + string.Join('&', given);
    }

    /// <summary>The address of the same choice for calendar programs.</summary>
    public string CalendarFeed => CalendarAddress.Of(new(Region?.Slug, Theme?.Slug, Kind?.Slug()));

    /// <summary>Amount and funder, or place and cost: what decides whether one opens it.</summary>
    public IEnumerable<string> Facts(AgendaEntry entry) => (entry.Kind is ThreadKind.Funding ? new[] { entry["amount"], entry["funder"] } : [entry["place"], entry["cost"]]).Where(f => f.Length > 0);

    private static DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Zones.Place.GetUtcOffset(local)).ToUniversalTime();
    }
}
