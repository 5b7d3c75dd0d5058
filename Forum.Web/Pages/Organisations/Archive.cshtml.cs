using Forum.Core.Organisations;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Organisations;

/// <summary>The button that archives a group, and the one that brings it back.</summary>
[Authorize]
public sealed class ArchiveModel(ArchiveOrganisation archive) : ForumPage
{
    public IActionResult OnGet(long id) => RedirectPermanent($"/organismes/{id}");

    public async Task<IActionResult> OnPostAsync(long id, string? archiver, CancellationToken ct)
    {
        if (archiver is not ("0" or "1")) return BadRequest();
        var organisation = await archive.RunAsync(Member, id, archiver == "1", ct);
        return organisation.Refusal is { } refusal ? Refuse(refusal) : SeeOther(organisation.Value!.Url);
    }
}
