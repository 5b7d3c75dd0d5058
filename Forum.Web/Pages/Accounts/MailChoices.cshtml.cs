using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/courriels: which letters I want.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class MailChoicesModel(ChosenLetters letters) : ForumPage
{
    /// <summary>A letter about private messages.</summary>
    [BindProperty]
    public bool Private { get; set; }

    /// <summary>Letters about my questions, and those that wait where I facilitate.</summary>
    [BindProperty]
    public bool Questions { get; set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => (Private, Questions) = (await letters.IsWantedAsync(Member, StoppedLetters.Private, ct), await letters.IsWantedAsync(Member, StoppedLetters.Questions, ct));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await letters.ChangeAsync(Member, StoppedLetters.Private, Private, ct);
        if (outcome.Refusal is null) outcome = await letters.ChangeAsync(Member, StoppedLetters.Questions, Questions, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte/courriels?fait=true");
    }
}
