using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Members;

/// <summary>/membres/{id}/bloquer: no private message from her, or again.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class BlockModel(BlockMember block) : ForumPage
{
    public IActionResult OnGet(long id) => Redirect($"/membres/{id}");

    public async Task<IActionResult> OnPostAsync(long id, bool blocks, CancellationToken ct)
    {
        var outcome = await block.RunAsync(Member, id, blocks, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/membres/{id}");
    }
}
