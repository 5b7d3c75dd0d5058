using System.Globalization;
using Forum.Core.Feeds;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Threads;
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
public sealed class KeysPageModel(FeedKeys keys, ReadRail readRail, Places places, TimeProvider clock) : ForumPage
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
        if (Asked.Length == 0) Offered = Offer((await readRail.RunAsync(Member, ct)).Mine);
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

    /// <summary>What she most likely follows, from here, but what she has: the agenda, whole and of her region; the threads of her region and of each place she follows; the bons coups.</summary>
    public IReadOnlyList<string> Offered { get; private set; } = [];

    private IReadOnlyList<string> Offer(MyPlaces mine)
    {
        var followed = mine.RegionIds.Where(id => id != Region.AllQuebec && id != Home.Id).Select(id => new FeedAddress(false, places.Region(id), null, null)).Concat(mine.ThemeIds.Select(id => new FeedAddress(false, null, places.Theme(id), null)));
        FeedAddress[] all = [new(true, null, null, null), new(true, Home, null, null), new(false, Home, null, null), .. followed, new(false, null, null, ThreadKind.BonCoup)];
        return [.. all.Select(f => f.Path).Except(Keys.Select(k => k.Feed))];
    }

    private Region Home => places.Region(Member.RegionId);

    /// <summary>The same address as calendar programs of telephones open it.</summary>
    public static string Webcal(string address) => "webcal" + address[address.IndexOf(':', StringComparison.Ordinal)..];

    public string Day(DateTimeOffset at) => Texts.Formats.ShortDate(at, clock.GetUtcNow(), Zones.Place);

    /// <summary>The last day it was asked, as <see cref="FeedKey.UsedOn"/> has it.</summary>
    public string UsedOn(string day) => Texts.Formats.ShortDate(new DateTimeOffset(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero), clock.GetUtcNow(), TimeZoneInfo.Utc);

    /// <summary>« Agenda, Estrie, Financement »; the address itself where its place is no more.</summary>
    public string Words(string feed) => FeedAddress.Parse(feed, places)?.Words(Texts) ?? feed;

    /// <summary>Calendars have a way of their own to open it (<see cref="Webcal"/>).</summary>
    public bool IsCalendar => FeedAddress.Parse(Asked, places) is { IsCalendar: true };
}
