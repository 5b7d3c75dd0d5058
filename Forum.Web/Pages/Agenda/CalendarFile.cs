using System.Text;
using Forum.Core.Agenda;
using Forum.Core.Sheets;
using Forum.Web.Mail;
using Forum.Web.Pages.Sheets;
using Forum.Web.Resources;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Forum.Web.Pages.Agenda;

/// <summary>
/// Days as an iCalendar file (RFC 5545). Each event has the identity of its day for good, a sequence that moves with it, and STATUS:CANCELLED where it is called off or its message is gone, then without a word of it.
/// Hours stand in the zone in which they were written, with its VTIMEZONE: the Îles-de-la-Madeleine are one hour later.
/// </summary>
internal sealed class CalendarFile(PlaceAddress place)
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>How often a calendar program asks again, as far as it listens (RFC 7986, REFRESH-INTERVAL).</summary>
    private const string Refresh = "PT4H";

    public byte[] Write(IEnumerable<AgendaEntry> entries, string name, Texts t)
    {
        var shown = entries.ToList();
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Forum//Agenda//FR" };
        // a comma is written \, and some programs show it so
        var said = name.Replace(", ", " · ", StringComparison.Ordinal);
        calendar.AddProperty("X-WR-CALNAME", said);
        calendar.AddProperty("NAME", said);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        foreach (var zone in shown.Where(e => e.HasHour).Select(e => e.Zone).Distinct().Order(StringComparer.Ordinal)) calendar.AddTimeZone(VTimeZone.FromSystemTimeZone(SheetZones.Of(zone), shown.Min(e => e.StartsAt).UtcDateTime.AddYears(-1), false));
        foreach (var entry in shown) calendar.Events.Add(Event(entry, t));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private CalendarEvent Event(AgendaEntry entry, Texts t)
    {
        var address = place.To(entry.Url);
        var isDeadline = SheetKind.Of(entry.Kind)!.Days is SheetDays.Deadlines;
        var one = new CalendarEvent
        {
            Uid = $"fil-{entry.PostId}-{entry.Key}@{address.Host}",
            Sequence = (int)entry.Sequence,
            DtStamp = new CalDateTime(entry.ChangedAt.UtcDateTime, CalDateTime.UtcTzId),
            Start = At(entry.StartsAt, entry),
            Status = entry.Gone ? EventStatus.Cancelled : EventStatus.Confirmed,
            Summary = entry.Gone ? t["agenda.called_off"] : isDeadline ? t.Say("agenda.deadline_of", entry.Title) : entry.Title,
            Transparency = isDeadline ? TransparencyType.Transparent : TransparencyType.Opaque,
        };
        if (entry.EndsAt is { } end && entry.HasHour) one.End = At(end, entry);
        if (entry.Gone) return one;
        one.Url = address;
        one.Description = string.Join('\n', new[] { SheetWords.When(entry.Date, t), entry["amount"], entry["funder"], entry["cost"], address.ToString() }.Where(l => l.Length > 0));
        if (entry["place"].Length > 0) one.Location = entry["place"];
        one.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = one.Summary, Trigger = new Trigger(isDeadline ? Duration.FromDays(-3) : Duration.FromHours(-1)) });
        return one;
    }

    private static CalDateTime At(DateTimeOffset at, AgendaEntry entry)
    {
        var local = TimeZoneInfo.ConvertTime(at, SheetZones.Of(entry.Zone)).DateTime;
        return entry.HasHour ? new CalDateTime(local, entry.Zone) : new CalDateTime(DateOnly.FromDateTime(local));
    }
}
