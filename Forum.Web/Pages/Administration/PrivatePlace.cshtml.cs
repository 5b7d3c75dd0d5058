using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/lieux-prives/{slug}: one region or theme is made private as a whole, or opened again.</summary>
[Authorize]
public sealed class PrivatePlaceModel(SetPlacePrivate setPrivate, Places places, LiveNews news) : ForumPage
{
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public bool IsTheme { get; private set; }

    public bool IsPrivate { get; private set; }

    public IActionResult OnGet(string slug)
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        return Open(slug) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string slug, [FromForm(Name = "Private")] bool isPrivate, CancellationToken ct)
    {
        if (!Can.Administer(Member)) return Refuse(Core.Refusal.NotAllowed);
        if (!Open(slug)) return NotFound();
        if ((await setPrivate.RunAsync(Member, slug, isPrivate, ct)).Refusal is { } refusal) return Refuse(refusal);
        news.SetUp();
        return SeeOther($"/administration/lieux-prives/{Slug}");
    }

    private bool Open(string slug)
    {
        if (places.Region(slug) is { Served: true } region) (Slug, Name, IsPrivate) = (region.Slug, region.Name(Texts.Language), region.IsPrivate);
        else if (places.Theme(slug) is { MergedInto: null } theme) (Slug, Name, IsTheme, IsPrivate) = (theme.Slug, theme.Name(Texts.Language), true, theme.IsPrivate);
        return Slug.Length > 0;
    }
}
