using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/themes: all themes, those that are closed too.</summary>
[Authorize]
public sealed class ThemesModel(Places places) : ForumPage
{
    public IReadOnlyList<Theme> All => places.AllThemes;

    public IActionResult OnGet() => Can.Administer(Member) ? Page() : Refuse(Core.Refusal.NotAllowed);
}
