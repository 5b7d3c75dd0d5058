using Forum.Core.Joining;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Joining;

/// <summary>/collegues: who asks to join and names my own group, and whether I know her.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class ColleaguesModel(ListColleagues list, VouchForColleague vouch) : ForumPage
{
    /// <summary>Of the request that is answered.</summary>
    [BindProperty]
    public long Id { get; set; }

    /// <summary>connue or inconnue</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>What was just said: entree, connue or inconnue.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Said { get; set; }

    public IReadOnlyList<AskingColleague> Asking { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Asking = outcome.Value!;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Act is not ("connue" or "inconnue")) return BadRequest();
        var outcome = await vouch.RunAsync(new(Member, Id, Act == "connue"), ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/collegues?fait=" + (outcome.Value ? "entree" : Act));
    }
}
