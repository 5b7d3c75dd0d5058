using System.Globalization;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Lists;

/// <summary>What a member has not read yet, and the ways to say that she has.</summary>
[Authorize]
public sealed class UnreadModel(ListUnread list, MarkRead markRead, MarkAllRead markAllRead, Places places) : ForumPage
{
    public ThreadList Threads { get; private set; } = null!;

    public Region? Region { get; private set; }

    public string Title => Region is null ? Texts["lists.unread"] : Texts.Say("lists.unread_in", Region.In(Texts.Language));

    public Rail Rail { get; private set; } = null!;

    /// <summary>People of her own group who ask to join and wait for her word.</summary>
    public long AskingColleagues { get; private set; }

    /// <summary>Regions with something unread, and the one looked at.</summary>
    public IEnumerable<Region> Chips => places.Regions.Where(r => r == Region || Rail.UnreadByRegion.ContainsKey(r.Id));

    public async Task<IActionResult> OnGetAsync([FromServices] Core.Joining.ListColleagues colleagues, string? region, string? avant, CancellationToken ct)
    {
        Region = places.Region(region);
        if (ThreadKey.Parse(avant) is not { } key || (Region is null && !string.IsNullOrEmpty(region))) return NotFound();
        Rail = await HttpContext.RailAsync();
        Threads = await list.RunAsync(new(Member, Region?.Id, key), ct);
        AskingColleagues = await colleagues.CountAsync(Member, ct);
        return Shown();
    }

    protected override IActionResult Shown() => new ShownPage(new(Title, "two"), UnreadPiece.Create(this));

    /// <param name="lu">« 12:7 »: thread 12 is read up to post 7, the last one the list knew</param>
    /// <param name="jusqua">everything up to this moment is read, in milliseconds since 1970: when the list was made</param>
    public async Task<IActionResult> OnPostAsync(string? region, string? lu, long? jusqua, CancellationToken ct)
    {
        if (lu?.Split(':') is [var thread, var number] && Number(thread) is { } id && Number(number) is { } last)
        {
            if ((await markRead.RunAsync(Member, id, last, ct)).Refusal is { } refusal) return Refuse(refusal);
        }
        else if (lu is null && jusqua is >= 0 and < 253_402_300_799_999)
        {
            if ((await markAllRead.RunAsync(Member, DateTimeOffset.FromUnixTimeMilliseconds(jusqua.Value), ct)).Refusal is { } refusal) return Refuse(refusal);
        }
        else
        {
            return BadRequest();
        }
        return SeeOther(places.Region(region) is { } kept ? $"/non-lus?region={kept.Slug}" : "/non-lus");
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
