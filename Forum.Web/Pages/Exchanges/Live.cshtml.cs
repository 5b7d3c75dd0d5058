using System.Globalization;
using Forum.Core.Exchanges;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Exchanges;

/// <summary>/en-direct/{id}: an exchange announced, held, and afterwards; who comes while it is held is noted, and her mark moves once the page is out.</summary>
public sealed class LiveModel(ReadExchange read, ShowThread showThread, ComeIn comeIn, MarkRead markRead) : LivePageModel(read, showThread)
{
    /// <summary>Seconds between two renewals of a page without script.</summary>
    private const int Every = 20;

    public async Task<IActionResult> OnGetAsync(long id, bool suivre, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } refusal) return Refuse(refusal);
        if (Member.IsSignedIn && Visit.IsSeen(Request)) Response.OnCompleted(async () =>
        {
            await comeIn.RunAsync(Member, id, CancellationToken.None);
            await markRead.RunAsync(Member, id, Head.LastNumber, CancellationToken.None);
        });
        Renews = suivre && View.Exchange.IsLive;
        if (Renews) Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{Every}; url=/en-direct/{id}?suivre=true#fin");
        return Page();
    }
}
