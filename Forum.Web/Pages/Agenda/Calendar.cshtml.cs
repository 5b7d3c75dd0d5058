using Forum.Core.Agenda;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Feeds;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Agenda;

/// <summary>/agenda.ics: the agenda for calendar programs; with a member’s key as she may read it, without one what is public.</summary>
[EnableRateLimiting(Limit.Search)]
public sealed class CalendarModel(ReadCalendar read, FeedReader reader, Places places) : ForumPage
{
    public async Task<IActionResult> OnGetAsync([FromQuery] CalendarChoice choice, [FromQuery(Name = "cle")] string? key, CancellationToken ct)
    {
        var (region, theme, kind) = (places.Region(choice.Region), places.Theme(choice.Theme), Kinds.Parse(choice.Genre));
        if ((region is null && !string.IsNullOrEmpty(choice.Region)) || (theme is null && !string.IsNullOrEmpty(choice.Theme)) || (kind is null && !string.IsNullOrEmpty(choice.Genre))) return NotFound();
        var who = await reader.OfAsync(key, CalendarAddress.Of(choice), ct);
        if (who is null) return NotFound();
        var entries = await read.RunAsync(who, new(region?.Id, theme?.Id, kind), ct);
        var texts = Resources.Texts.For(who.IsSignedIn ? who.Language : Texts.Language);
        var name = string.Join(", ", new[] { texts["agenda.title"], region?.Name(texts.Language), theme?.Name(texts.Language) }.OfType<string>());
        return File(HttpContext.RequestServices.GetRequiredService<CalendarFile>().Write(entries, name, texts), CalendarFile.ContentType, "calendrier.ics");
    }
}
