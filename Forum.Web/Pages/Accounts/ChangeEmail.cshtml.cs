using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/courriel: another address, which both mailboxes confirm.</summary>
[Authorize]
[EnableRateLimiting(Limit.SignIn)]
public sealed class ChangeEmailModel(ChangeEmail changeEmail, HasPassword hasPassword) : ForumPage
{
    public string Email { get; private set; } = "";

    public bool NeedsPassword { get; private set; }

    public EmailChange? Waiting { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? email, string? password, CancellationToken ct)
    {
        Email = email ?? "";
        var outcome = await changeEmail.RunAsync(new(Member, email, password), ct);
        if (outcome.Refusal is null) return SeeOther("/compte/courriel");
        await LoadAsync(ct);
        return Refuse(outcome.Refusal);
    }

    public async Task<IActionResult> OnPostAnnulerAsync(CancellationToken ct)
    {
        await changeEmail.CancelAsync(Member, null, ct);
        return SeeOther("/compte/courriel");
    }

    private async Task LoadAsync(CancellationToken ct) => (NeedsPassword, Waiting) = (await hasPassword.RunAsync(Member, ct), await changeEmail.WaitingAsync(Member.Id, ct));
}
