using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/textes: the place's own words on its help page.</summary>
[Authorize]
public sealed class WordsModel(SaveHelp save, SiteSettings site, LiveNews news) : ForumPage
{
    public string Help { get; private set; } = "";

    public string HelpEn { get; private set; } = "";

    public bool IsDone { get; private set; }

    public IActionResult OnGet(bool fait)
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        (Help, HelpEn, IsDone) = (site.Help, site.HelpEn, fait);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? help, string? helpEn, CancellationToken ct)
    {
        (Help, HelpEn) = (help ?? "", helpEn ?? "");
        var saved = await save.RunAsync(Member, help, helpEn, ct);
        if (saved.Refusal is { } refusal) return Refuse(refusal);
        news.SetUp();
        return SeeOther("/administration/textes?fait=true");
    }
}
