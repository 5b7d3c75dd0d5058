using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/themes/{id}: the words of a theme, and whether it takes new threads; 0 adds one.</summary>
[Authorize]
public sealed class ThemeEditModel(SaveTheme save, Places places, LiveNews news) : ForumPage
{
    /// <summary>What the form holds.</summary>
    public sealed record Words(string? Name, string? NameEn, string? Description, string? DescriptionEn, bool Closed);

    public long Id { get; private set; }

    public Words Form { get; private set; } = new("", "", "", "", false);

    public IActionResult OnGet(long id)
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        Id = id;
        if (id == 0) return Page();
        if (places.AllThemes.FirstOrDefault(t => t.Id == id) is not { MergedInto: null } theme) return NotFound();
        Form = new(theme.NameFr, theme.NameEn, theme.DescriptionFr, theme.DescriptionEn, theme.ClosedAt is not null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, [FromForm] Words form, CancellationToken ct)
    {
        (Id, Form) = (id, form);
        var saved = await save.RunAsync(new(Member, id, form.Name, form.NameEn, form.Description, form.DescriptionEn, form.Closed), ct);
        if (saved.Refusal is { } refusal) return Refuse(refusal);
        news.SetUp();
        return SeeOther("/administration/themes");
    }
}
