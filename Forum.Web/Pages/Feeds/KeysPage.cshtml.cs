using Forum.Core.Feeds;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Mail;
using Forum.Web.Pages.Agenda;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Forum.Web.Pages.Feeds;

/// <summary>/compte/flux: a member’s own addresses for calendars, each shown once when it is made, and closed here.</summary>
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
        if (!string.IsNullOrEmpty(flux) && Choice(flux) is null) return NotFound();
        Asked = flux ?? "";
        Keys = await keys.ListAsync(Member, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? flux, CancellationToken ct)
    {
        if (Choice(flux) is not { } choice) return NotFound();
        var feed = CalendarAddress.Of(choice);
        var (secret, refusal) = await keys.MakeAsync(Member, feed, ct);
        Keys = await keys.ListAsync(Member, ct);
        Asked = feed;
        if (secret is null) return Refuse(refusal!);
        NewAddress = HttpContext.RequestServices.GetRequiredService<PlaceAddress>().To(QueryHelpers.AddQueryString(feed, "cle", secret)).ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostFermerAsync(long id, CancellationToken ct) =>
        (await keys.CloseAsync(Member, id, ct)).Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte/flux");

    /// <summary>The same address as calendar programs of telephones open it.</summary>
    public static string Webcal(string address) => "webcal" + address[address.IndexOf(':', StringComparison.Ordinal)..];

    public string Day(DateTimeOffset at) => Texts.Formats.ShortDate(at, clock.GetUtcNow(), Zones.Place);

    /// <summary>« Agenda, Estrie, Financement »</summary>
    public string Words(string feed) => Choice(feed) is not { } choice ? feed : string.Join(", ", new[]
    {
        Texts["agenda.title"], choice.Genre is null ? null : Texts["agenda.kind." + choice.Genre], places.Region(choice.Region)?.Name(Texts.Language), places.Theme(choice.Theme)?.Name(Texts.Language),
    }.OfType<string>());

    /// <summary>What a feed’s address asks for; null where it is none of ours, or not written as we write it.</summary>
    private CalendarChoice? Choice(string? feed)
    {
        if (feed is null || (feed != CalendarAddress.Path && !feed.StartsWith(CalendarAddress.Path + "?", StringComparison.Ordinal))) return null;
        var query = QueryHelpers.ParseQuery(feed[CalendarAddress.Path.Length..]);
        string? One(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        var choice = new CalendarChoice(One("region"), One("theme"), One("genre"));
        if ((choice.Region is not null && places.Region(choice.Region) is null) || (choice.Theme is not null && places.Theme(choice.Theme) is null)) return null;
        if (choice.Genre is not null && (Kinds.Parse(choice.Genre) is not { } kind || !Agenda.IndexModel.Kinds.Contains(kind))) return null;
        return CalendarAddress.Of(choice) == feed ? choice : null;
    }
}
