using Forum.Core.Feeds;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Mail;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Forum.Web.Pages.Feeds;

/// <summary>/compte/flux: a member’s own addresses for calendars and feed readers, each shown once when it is made, and closed here.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class KeysPageModel(FeedKeys keys, Places places, TimeProvider clock) : ForumPage
{
    public IReadOnlyList<FeedKey> Keys { get; private set; } = [];

    /// <summary>The list she came from; empty where she came for her addresses alone.</summary>
    public string Asked { get; private set; } = "";

    public string? NewAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? flux, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(flux) && FeedAddress.Parse(flux, places) is null) return NotFound();
        Asked = flux ?? "";
        Keys = await keys.ListAsync(Member, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? flux, CancellationToken ct)
    {
        if (FeedAddress.Parse(flux, places) is not { Path: var feed }) return NotFound();
        var (secret, refusal) = await keys.MakeAsync(Member, feed, ct);
        Keys = await keys.ListAsync(Member, ct);
        Asked = feed;
        if (secret is null) return Refuse(refusal!);
        NewAddress = HttpContext.RequestServices.GetRequiredService<PlaceAddress>().To(QueryHelpers.AddQueryString(feed, "cle", secret)).ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostFermerAsync(long id, CancellationToken ct) =>
        (await keys.CloseAsync(Member, id, ct)).Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte/flux");

    /// <summary>What she most likely follows, from here: the agenda, whole and of her region; her region’s threads; the bons coups.</summary>
    public IEnumerable<string> Offered => new FeedAddress[] { new(true, null, null, null), new(true, Home, null, null), new(false, Home, null, null), new(false, null, null, Core.Threads.ThreadKind.BonCoup) }.Select(f => f.Path);

    private Core.Regions.Region Home => places.Region(Member.RegionId);

    /// <summary>The same address as calendar programs of telephones open it.</summary>
    public static string Webcal(string address) => "webcal" + address[address.IndexOf(':', StringComparison.Ordinal)..];

    public string Day(DateTimeOffset at) => Texts.Formats.ShortDate(at, clock.GetUtcNow(), Zones.Place);

    /// <summary>« Agenda, Estrie, Financement »; the address itself where its place is no more.</summary>
    public string Words(string feed) => FeedAddress.Parse(feed, places)?.Words(Texts) ?? feed;

    /// <summary>Calendars have a way of their own to open it (<see cref="Webcal"/>).</summary>
    public bool IsCalendar => FeedAddress.Parse(Asked, places) is { IsCalendar: true };
}
