using Forum.Core.Agenda;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Agenda;

/// <summary>The days of one thread, for whoever may read it: one tap puts them into a telephone’s calendar.</summary>
public sealed class ThreadCalendarModel(ReadCalendar read) : ForumPage
{
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        var (entries, refusal) = await read.OfThreadAsync(Member, id, ct);
        if (entries is null) return Refuse(refusal!);
        return File(HttpContext.RequestServices.GetRequiredService<CalendarFile>().Write(entries, entries[0].Title, Texts), CalendarFile.ContentType, $"agenda-{id}.ics");
    }
}
