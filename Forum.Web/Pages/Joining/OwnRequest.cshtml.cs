using Forum.Core.Joining;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Joining;

/// <summary>/inscription/reponse?cle=…: an applicant answers what a facilitator asked her.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class OwnRequestModel(OwnRequest requests) : ForumPage
{
    [BindProperty(Name = "cle", SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    public JoinRequest Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await requests.FindAsync(Key, ct) is not { } found) return NotFound();
        Found = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await requests.ReplyAsync(Key, Reply, ct);
        if (outcome.Refusal is not { } refusal) return SeeOther("/inscription?envoye=true");
        return await OnGetAsync(ct) is NotFoundResult gone ? gone : Refuse(refusal);
    }
}
