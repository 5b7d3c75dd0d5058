using Forum.Core;
using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Web.Pages.Posts;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Sheets;

/// <summary>What a message says in fields, to change. Whoever started from a sheet that has changed since sees both, and nothing is lost.</summary>
[Authorize]
public sealed class EditModel(SaveSheet save, PostAnswers answers, Places places) : ForumPage
{
    /// <summary>Empty days offered below those that stand.</summary>
    private const int EmptyRows = 2;

    private Dictionary<string, string> _values = [];

    public EditableSheet Editable { get; private set; } = null!;

    public string From { get; private set; } = "";

    /// <summary>What she said of the booklet in the form that is shown again; else what stands.</summary>
    public bool Booklet { get; private set; }

    public bool IsConflict { get; private set; }

    public int Rows { get; private set; }

    /// <summary>What the confidentiality guard says of texts that came back for it.</summary>
    public Advice? Advice { get; private set; }

    public string Value(string name) => _values.GetValueOrDefault(name, "");

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        if (await OpenAsync(id, number, ct) is { } refusal) return Refuse(refusal);
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, long number, string? from, bool settles, string? seen, string? act, bool asksBooklet, bool booklet, CancellationToken ct)
    {
        _values = Request.Form.Where(f => f.Key.StartsWith(SheetNames.Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.ToString());
        if (await AdviseAsync(id, number, seen, act == Advice.Propose, ct))
        {
            (From, IsConflict) = (from ?? "", settles);
            if (asksBooklet) Booklet = booklet;
            return Again();
        }
        var (change, refusal) = await save.RunAsync(new(Member, id, number, _values.GetValueOrDefault, from, settles, asksBooklet ? booklet : null), ct);
        if (change is not null) return await answers.ToThreadAsync(HttpContext, change);
        if (refusal!.Kind is not (RefusalKind.Invalid or RefusalKind.Conflict)) return Refuse(refusal);
        if (await OpenAsync(id, number, ct) is { } gone) return Refuse(gone);
        if (asksBooklet) Booklet = booklet;
        Rows = SentRows;
        // still made from the same sheet: a field that is refused does not settle a conflict
        if (refusal.Kind is RefusalKind.Invalid)
        {
            From = from ?? "";
            return Refuse(refusal);
        }
        IsConflict = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private int SentRows => Math.Clamp(_values.Keys.Count(k => k.EndsWith(".day", StringComparison.Ordinal)), 1, SheetNames.MostDates);

    /// <summary>The texts come back before they are saved, where the guard has something to say that neither the sheet that stands nor an earlier answer had.</summary>
    private async Task<bool> AdviseAsync(long id, long number, string? seen, bool proposes, CancellationToken ct)
    {
        // what she may not change, or is not there, is said where it is saved
        if (await OpenAsync(id, number, ct) is not null || Advise("", SheetTexts.Of(Editable.Kind.Kind, _values.GetValueOrDefault)) is not { } advice) return false;
        var stands = SheetTexts.Of(Editable.Kind.Kind, name => Editable.Sheet?[name.Split('.')[^1]]);
        if (!proposes && advice.IsSeen($"{seen}.{Advise("", stands)?.Mark}")) return false;
        if (proposes) _values = SheetTexts.Rewritten(Editable.Kind.Kind, _values, DateTimeOffset.FromUnixTimeMilliseconds(Since));
        else Advice = advice;
        Rows = SentRows;
        return true;
    }

    private async Task<Refusal?> OpenAsync(long id, long number, CancellationToken ct)
    {
        var (editable, refusal) = await save.OpenAsync(Member, id, number, ct);
        if (editable is not null) (Editable, From, Booklet) = (editable, editable.From, editable.Consent?.BookletAt is not null);
        return refusal;
    }

    private void Fill()
    {
        var (kind, sheet) = (Editable.Kind, Editable.Sheet);
        var days = sheet?.Days.ToList() ?? [];
        Rows = Math.Min(days.Count + EmptyRows, SheetNames.MostDates);
        foreach (var field in kind.Fields) _values[SheetNames.Field(kind, field.Name)] = sheet?[field.Name] ?? "";
        for (var n = 0; n < days.Count; n++)
        {
            var day = days[n];
            _values[SheetNames.Date(kind, n, "key")] = day.Key.ToString(System.Globalization.CultureInfo.InvariantCulture);
            _values[SheetNames.Date(kind, n, "day")] = SheetWords.FormDay(day);
            _values[SheetNames.Date(kind, n, "from")] = SheetWords.FormHour(day.StartsAt, day);
            _values[SheetNames.Date(kind, n, "to")] = SheetWords.FormHour(day.EndsAt, day);
            _values[SheetNames.Date(kind, n, "zone")] = day.Zone;
            _values[SheetNames.Date(kind, n, "region")] = day.RegionId is { } region ? places.Region(region).Slug : "";
        }
    }
}
