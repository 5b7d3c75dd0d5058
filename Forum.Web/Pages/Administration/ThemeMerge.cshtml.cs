using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/themes/{id}/fusionner: one theme of two.</summary>
[Authorize]
public sealed class ThemeMergeModel(MergeTheme merge, Places places, LiveNews news) : ForumPage
{
    public Theme Theme { get; private set; } = null!;

    public string Into { get; private set; } = "";

    public IActionResult OnGet(long id)
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        return Open(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(long id, string? into, CancellationToken ct)
    {
        Into = into ?? "";
        var merged = await merge.RunAsync(new(Member, id, into), ct);
        if (merged.Refusal is { } refusal) return refusal.Kind is Core.RefusalKind.Invalid && !Open(id) ? NotFound() : Refuse(refusal);
        news.SetUp();
        return SeeOther("/administration/themes");
    }

    private bool Open(long id)
    {
        if (places.AllThemes.FirstOrDefault(t => t.Id == id) is not { MergedInto: null } theme) return false;
        Theme = theme;
        return true;
    }
}
