using Forum.Core.Members;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Moderation;

/// <summary>/animation/suspensions: who does not come in now, of the members I may suspend.</summary>
[Authorize]
public sealed class SuspendedModel(ReadConduct conduct) : ForumPage
{
    public IReadOnlyList<SuspendedMember> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await conduct.SuspendedAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Members = outcome.Value!;
        return Page();
    }
}
