using Forum.Core.Briefs;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Briefs;

/// <summary>/concertation: a member’s own briefs, and the beginning of a new one; with a message in the address, where that message should go.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class IndexModel(ReadBriefs read, KeepBrief keep, QuoteInBrief quote) : ForumPage
{
    public IReadOnlyList<Brief> Briefs { get; private set; } = [];

    /// <summary>The message to quote; null where she came for her briefs alone.</summary>
    public (long Thread, long Number)? Quoted { get; private set; }

    public string BriefTitle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(long? fil, long? message, CancellationToken ct)
    {
        await LoadAsync(fil, message, ct);
        return Page();
    }

    /// <summary>A new one, with the message where she came from one.</summary>
    public async Task<IActionResult> OnPostAsync(string? title, long? fil, long? message, CancellationToken ct)
    {
        BriefTitle = title ?? "";
        var (id, refusal) = await keep.RunAsync(new(Member, null, title, null, null, null), ct);
        await LoadAsync(fil, message, ct);
        if (refusal is not null) return Refuse(refusal);
        return await QuoteAsync(id, ct);
    }

    /// <summary>The message goes into one that exists.</summary>
    public async Task<IActionResult> OnPostAjouterAsync(long id, long fil, long message, CancellationToken ct)
    {
        await LoadAsync(fil, message, ct);
        return await QuoteAsync(id, ct);
    }

    private async Task<IActionResult> QuoteAsync(long id, CancellationToken ct)
    {
        if (Quoted is var (thread, number) && (await quote.RunAsync(new(Member, id, thread, number), ct)).Refusal is { } refusal) return Refuse(refusal);
        return SeeOther($"/concertation/{id}");
    }

    private async Task LoadAsync(long? thread, long? number, CancellationToken ct)
    {
        Quoted = thread is { } t && number is { } n ? (t, n) : null;
        Briefs = await read.ListAsync(Member, ct);
    }
}
