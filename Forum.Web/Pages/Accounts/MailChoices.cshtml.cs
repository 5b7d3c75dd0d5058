using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/courriels: which letters I want. A form without the box of a kind ends its letters.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class MailChoicesModel(ChosenLetters letters) : ForumPage
{
    /// <summary>What I want now, in the order of the form.</summary>
    public IReadOnlyList<(StoppedLetters Kind, bool Wanted)> Kinds { get; private set; } = [];

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        List<(StoppedLetters, bool)> kinds = [];
        foreach (var kind in ChosenLetters.Kinds) kinds.Add((kind, await letters.IsWantedAsync(Member, kind, ct)));
        Kinds = kinds;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        foreach (var kind in ChosenLetters.Kinds)
        {
            var outcome = await letters.ChangeAsync(Member, kind, Request.Form[kind.ToString()] == "true", ct);
            if (outcome.Refusal is { } refusal) return Refuse(refusal);
        }
        return SeeOther("/compte/courriels?fait=true");
    }
}
