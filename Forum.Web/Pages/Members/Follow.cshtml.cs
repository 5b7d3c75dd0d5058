using Forum.Core.Members;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Members;

/// <summary>The button « Suivre » of a person; from the account page it leads back there.</summary>
[Authorize]
public sealed class FollowModel(FollowMember follow) : ForumPage
{
    public IActionResult OnGet(long id) => RedirectPermanent($"/membres/{id}");

    public async Task<IActionResult> OnPostAsync(long id, string? suivre, string? retour, CancellationToken ct)
    {
        if (suivre is not ("0" or "1")) return BadRequest();
        var done = await follow.RunAsync(Member, id, suivre == "1", ct);
        return done.Refusal is { } refusal ? Refuse(refusal) : SeeOther(retour == "compte" ? "/compte?fait=suivis#suivis" : $"/membres/{id}");
    }
}
