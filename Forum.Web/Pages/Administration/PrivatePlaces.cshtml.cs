using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/lieux-prives: which regions and themes are private as a whole.</summary>
[Authorize]
public sealed class PrivatePlacesModel(Places places) : ForumPage
{
    /// <summary>« Tout le Québec » is not among the regions: it stays open.</summary>
    public IEnumerable<(string Id, string Title, IEnumerable<(string Slug, string Name, bool IsPrivate)> Rows)> Lists =>
    [
        ("regions", Texts["common.regions"], places.Regions.Where(r => r.Id != Region.AllQuebec).Select(r => (r.Slug, r.Name(Texts.Language), r.IsPrivate))),
        ("themes", Texts["common.themes"], places.AllThemes.Where(t => t.MergedInto is null).Select(t => (t.Slug, t.Name(Texts.Language), t.IsPrivate))),
    ];

    public IActionResult OnGet() => Can.Administer(Member) ? Page() : Refuse(Core.Refusal.NotAllowed);
}
