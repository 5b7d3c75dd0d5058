using System.Globalization;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Threads;

/// <summary>A page of a thread at its one address: another slug is sent there, and the reader's mark moves once the page is out.</summary>
public sealed class ShowModel(ShowThread showThread, MarkRead markRead) : ThreadPageModel(showThread)
{
    private const string Unread = "non-lu";

    public async Task<IActionResult> OnGetAsync(long id, string? slug, [FromQuery(Name = "page")] string? page, CancellationToken ct)
    {
        if (page is not (null or Unread) && !IsPageNumber(page)) return NotFound();
        if (await LoadAsync(id, page is null or Unread ? null : long.Parse(page, CultureInfo.InvariantCulture), ct) is { } refusal) return Refuse(refusal);
        if (slug != Head.Slug) return RedirectPermanent(Head.Url + (page is null ? "" : $"?page={page}"));
        if (page == Unread) return Redirect(PostUrl(Head, Math.Min(Thread.LastSeen + 1, Head.LastNumber)));
        if (Member.IsSignedIn && LastShown > Thread.LastSeen && Visit.IsSeen(Request)) Response.OnCompleted(() => markRead.RunAsync(Member, id, LastShown, CancellationToken.None));
        return Page();
    }

    private static bool IsPageNumber(string page) => page.Length is > 0 and < 10 && page.All(char.IsAsciiDigit) && page[0] != '0';
}
