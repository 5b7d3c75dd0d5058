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

    public bool IsConflict { get; private set; }

    public int Rows { get; private set; }

    public string Value(string name) => _values.GetValueOrDefault(name, "");

    public async Task<IActionResult> OnGetAsync(long id, long number, CancellationToken ct)
    {
        if (await OpenAsync(id, number, ct) is { } refusal) return Refuse(refusal);
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, long number, string? from, bool settles, CancellationToken ct)
    {
        _values = Request.Form.Where(f => f.Key.StartsWith(SheetNames.Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.ToString());
        var (change, refusal) = await save.RunAsync(new(Member, id, number, _values.GetValueOrDefault, from, settles), ct);
        if (change is not null) return await answers.ToThreadAsync(HttpContext, change);
        if (refusal!.Kind is not (RefusalKind.Invalid or RefusalKind.Conflict)) return Refuse(refusal);
        if (await OpenAsync(id, number, ct) is { } gone) return Refuse(gone);
        Rows = Math.Clamp(_values.Keys.Count(k => k.EndsWith(".day", StringComparison.Ordinal)), 1, SheetNames.MostDates);
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

    private async Task<Refusal?> OpenAsync(long id, long number, CancellationToken ct)
    {
        var (editable, refusal) = await save.OpenAsync(Member, id, number, ct);
        if (editable is not null) (Editable, From) = (editable, editable.From);
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
