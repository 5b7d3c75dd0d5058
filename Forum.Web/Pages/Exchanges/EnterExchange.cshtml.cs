using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>
/// /d/{code}: where the poster of an exchange leads. A member is taken to the exchange; who has no account sees what it is about, and comes in by one form where guests are let in.
/// The code stands in the path, so that it can be typed from paper; the log shows the route without it.
/// </summary>
[EnableRateLimiting(Limit.Code)]
public sealed class EnterExchangeModel(EnterAsGuest enter, WhoMayRead whoMayRead, Places places) : ForumPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public bool Agrees { get; set; }

    public Entrance Entrance { get; private set; } = null!;

    public string Code { get; private set; } = "";

    /// <summary>« Tout le Québec » is nobody's home.</summary>
    public IEnumerable<Region> Homes => places.Regions.Where(r => r.Served && r.Id != Core.Regions.Region.AllQuebec);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await OpenAsync(code, ct) is { } answer) return answer;
        if (Entrance.RegionIds is [var only] && only != Core.Regions.Region.AllQuebec) Region = places.Region(only).Slug;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken ct)
    {
        if (await OpenAsync(code, ct) is { } answer) return answer;
        var (entered, refusal) = await enter.RunAsync(new(code, Name, Region, Agrees, Texts.Language, Device.Of(Request)), ct);
        if (entered is null) return Refuse(refusal!);
        SessionCookie.Write(HttpContext, entered.Session, Sessions.Lifetime);
        return SeeOther($"/en-direct/{entered.ThreadId}");
    }

    /// <summary>Null where the page is for her. A guest of another exchange comes to this one as nobody does.</summary>
    private async Task<IActionResult?> OpenAsync(string code, CancellationToken ct)
    {
        if (await enter.LookAsync(code, ct) is not { } found) return NotFound();
        (Entrance, Code) = (found, code);
        if (!Member.IsSignedIn) return null;
        if ((await whoMayRead.RunAsync(found.ThreadId, [Member.Id], ct)).Contains(Member.Id) && (!Member.IsGuest || Member.GuestOf == found.ThreadId)) return SeeOther($"/en-direct/{found.ThreadId}");
        return Member.IsGuest ? null : NotFound();
    }
}
