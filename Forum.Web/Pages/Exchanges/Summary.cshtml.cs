using System.Globalization;
using Forum.Core;
using Forum.Core.Exchanges;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>/en-direct/{id}/synthese: what was retained, put in order, and published in the place of the announcement.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class SummaryModel(ReadExchange read, SaveSummary save, OpenQuestionThread openQuestion, LiveNews news) : ForumPage
{
    /// <summary>Empty lines offered after those that are there.</summary>
    private const int Blank = 2;

    public OpenedExchange Opened { get; private set; } = null!;

    public ExchangeView View => Opened.View;

    /// <summary>The lines of the form, the empty ones too.</summary>
    public IReadOnlyList<SaveSummary.Line> Lines { get; private set; } = [];

    public string Preview { get; private set; } = "";

    /// <summary>What the confidentiality guard says of the lines before they are published.</summary>
    public Advice? Advice { get; private set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Saved { get; set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) is { } refusal ? Refuse(refusal) : Page();

    /// <param name="act">« publier »: save, and publish what it makes; « fil:12 »: save, and make that line's question a thread</param>
    public async Task<IActionResult> OnPostAsync(long id, string? act, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        Lines = Sent();
        // « Publier tel quel » has no word of its own
        act ??= Request.Form.ContainsKey(Advice.SeenField) ? "publier" : null;
        if (act is Advice.Propose or "publier" && Guarded([.. Lines.Select((_, n) => $"Body{n}")]) is { } guarded)
        {
            (Advice, Lines) = (guarded.Advice, [.. Lines.Select((l, n) => l with { Body = guarded.Values[$"Body{n}"] })]);
            return Again();
        }
        if ((await save.RunAsync(Member, id, Lines, ct)).Refusal is { } refusal) return Refuse(refusal);
        news.Exchanged(id);
        if (act?.Split(':') is ["fil", var asked] && long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var line)) return await OpenAsync(id, line, ct);
        if (act is null || !act.StartsWith("publier", StringComparison.Ordinal)) return SeeOther($"/en-direct/{id}/synthese?fait=brouillon");
        if (await LoadAsync(id, ct) is { } lost) return Refuse(lost);
        var texts = Texts.For(Languages.Parse(View.Thread.Lang));
        var published = await save.PublishAsync(Member, id, SummaryText.Of(View, Opened.Figures, texts), Opened.From, ct);
        if (published.Refusal is { } fault) return Refuse(fault);
        news.Changed(published.Value!);
        news.Exchanged(id);
        return SeeOther(View.Thread.Url + "?page=1#m1");
    }

    /// <summary>An open question becomes a thread of its author, or she is asked.</summary>
    private async Task<IActionResult> OpenAsync(long id, long line, CancellationToken ct)
    {
        var (result, refusal) = await openQuestion.RunAsync(Member, id, line, Origin(View, Texts.For(Languages.Parse(View.Thread.Lang))), ct);
        if (result is null) return Refuse(refusal!);
        if (result.Opened is { } opened) news.Moved(opened.Id);
        return SeeOther($"/en-direct/{id}/synthese?fait={(result.Opened is null ? "demande" : "fil")}");
    }

    /// <summary>Under a question that became a thread: where it was asked.</summary>
    public static string Origin(ExchangeView view, Texts t) => t.Say("exchanges.origin", $"[{Markup.Escape(view.Thread.Title)}](/fils/{view.Thread.Id})");

    private List<SaveSummary.Line> Sent()
    {
        var form = Request.Form;
        List<SaveSummary.Line> lines = [];
        for (var n = 0; form.ContainsKey($"Body{n}") && n < 500; n++)
        {
            _ = long.TryParse(form[$"Id{n}"], NumberStyles.None, CultureInfo.InvariantCulture, out var id);
            lines.Add(new(id, form[$"Section{n}"], form[$"Body{n}"], form[$"Who{n}"], form[$"Due{n}"], form.ContainsKey($"Drop{n}")));
        }
        return lines;
    }

    private async Task<Refusal?> LoadAsync(long id, CancellationToken ct)
    {
        var (opened, refusal) = await read.RunAsync(Member, id, ct);
        if (opened is null) return refusal;
        if (!opened.Leads) return Refusal.NotAllowed;
        Opened = opened;
        var first = Sections.Of(View.Exchange.Mode)[0];
        Lines = [.. View.Lines.Select(l => new SaveSummary.Line(l.Id, l.Section, l.Body, l.Who, l.Due, false)), .. Enumerable.Repeat(new SaveSummary.Line(0, first, "", "", "", false), Blank)];
        if (View.Lines.Count > 0) Preview = Markup.Render(SummaryText.Of(View, Opened.Figures, Texts.For(Languages.Parse(View.Thread.Lang)))).Html;
        return null;
    }
}
