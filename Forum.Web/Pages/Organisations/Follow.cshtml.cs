using Forum.Core.Members;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Organisations;

/// <summary>The button « Suivre » of a group; from the account page it leads back there.</summary>
[Authorize]
public sealed class FollowModel(FollowOrganisation follow) : ForumPage
{
    public IActionResult OnGet(long id) => RedirectPermanent($"/organismes/{id}");

    public async Task<IActionResult> OnPostAsync(long id, string? suivre, string? retour, CancellationToken ct)
    {
        if (suivre is not ("0" or "1")) return BadRequest();
        var organisation = await follow.RunAsync(Member, id, suivre == "1", ct);
        return organisation.Refusal is { } refusal ? Refuse(refusal) : SeeOther(retour == "compte" ? "/compte?fait=suivis#suivis" : organisation.Value!.Url);
    }
}
