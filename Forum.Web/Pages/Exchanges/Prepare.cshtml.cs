using Forum.Core;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>/en-direct/{id}/preparer: the plan of an exchange, who conducts it with her, and in a Codev whose question it is.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class PrepareModel(ReadExchange read, PlanExchange plan, ConductExchange conduct, LiveNews news) : ForumPage
{
    /// <summary>Empty lines offered after those of the plan.</summary>
    private const int Blank = 3;

    public ExchangeView View { get; private set; } = null!;

    public ExchangeMode Mode { get; private set; }

    /// <summary>The lines of the form.</summary>
    public IReadOnlyList<(string Title, string Minutes)> Lines { get; private set; } = [];

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool Saved { get; set; }

    public string Query { get; private set; } = "";

    public IReadOnlyList<SuggestedMember>? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, string? q, [FromServices] SuggestMembers suggest, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } refusal) return Refuse(refusal);
        Query = q ?? "";
        if (Query.Length > 0) Found = (await suggest.RunAsync(new(Member, Query, 0), ct)).Value ?? [];
        return Page();
    }

    /// <param name="act">« codev »: the six steps with their usual minutes, in the place of the plan</param>
    public async Task<IActionResult> OnPostAsync(long id, string? mode, string?[]? title, string?[]? minutes, string? act, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        var codev = act == "codev" || mode == "codev";
        var (titles, spans) = act == "codev" ? (Steps(), [.. Sections.CodevMinutes.Select(m => Texts.Formats.Number(m))]) : (title ?? [], minutes ?? []);
        (Mode, Lines) = (codev ? ExchangeMode.Codev : ExchangeMode.Talk, [.. titles.Select((t, n) => (t ?? "", spans.ElementAtOrDefault(n) ?? ""))]);
        var saved = await plan.RunAsync(new(Member, id, Mode, titles, spans), ct);
        return Answer(id, saved);
    }

    public async Task<IActionResult> OnPostAjouterAsync(long id, long person, CancellationToken ct) => await LoadAsync(id, ct) is { } gone ? Refuse(gone) : Answer(id, await conduct.ShareAsync(Member, id, person, true, ct));

    public async Task<IActionResult> OnPostRetirerAsync(long id, long person, CancellationToken ct) => await LoadAsync(id, ct) is { } gone ? Refuse(gone) : Answer(id, await conduct.ShareAsync(Member, id, person, false, ct));

    public async Task<IActionResult> OnPostClienteAsync(long id, long person, CancellationToken ct) => await LoadAsync(id, ct) is { } gone ? Refuse(gone) : Answer(id, await conduct.ClientAsync(Member, id, person, ct));

    private IActionResult Answer(long id, Outcome<Core.Threads.ThreadHead> done)
    {
        if (done.Refusal is { } refusal) return Refuse(refusal);
        news.Exchanged(id);
        return SeeOther($"/en-direct/{id}/preparer?fait=true");
    }

    private string[] Steps() => [.. Sections.Of(ExchangeMode.Codev).Select(s => Texts["exchanges.section." + s])];

    private async Task<Refusal?> LoadAsync(long id, CancellationToken ct)
    {
        var (opened, refusal) = await read.RunAsync(Member, id, ct);
        if (opened is null) return refusal;
        if (!opened.Leads) return Refusal.NotAllowed;
        View = opened.View;
        Mode = View.Exchange.Mode;
        Lines = [.. View.Segments.Select(s => (s.Title, s.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        return null;
    }

    /// <summary>With empty ones to fill, where the plan may grow.</summary>
    public IEnumerable<(string Title, string Minutes)> Offered => Mode is ExchangeMode.Codev ? Lines : Lines.Concat(Enumerable.Repeat(("", ""), Math.Clamp(PlanExchange.MostSegments - Lines.Count, 0, Blank)));
}
