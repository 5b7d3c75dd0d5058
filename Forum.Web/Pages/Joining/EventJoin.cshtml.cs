using Forum.Core;
using Forum.Core.Joining;
using Forum.Core.Regions;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Joining;

/// <summary>/rencontre?cle=…: where an event's poster leads. The code is in the query, which no log holds.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class EventJoinModel(EventLinks links, Places places) : ForumPage
{
    [BindProperty(Name = "cle", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    public EventLink? Link { get; private set; }

    public bool Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Link is { RegionIds: [var only] }) Region = places.Region(only).Slug;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await links.AskAsync(new(Key, Name, Email, Organisation, Region, Texts.Language), ct);
        await LoadAsync(ct);
        if (outcome.Refusal is { Kind: not RefusalKind.NotFound } refusal && Link is not null) return Refuse(refusal);
        Sent = outcome.Refusal is null;
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Link = await links.LookAsync(Key, ct);
        if (Link is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
