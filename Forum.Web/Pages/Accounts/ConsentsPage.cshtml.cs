using Forum.Core.Members;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Accounts;

/// <summary>/compte/consentements: what my data may be used for beside the forum itself.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class ConsentsPageModel(ChangeConsents changeConsents) : ForumPage
{
    [BindProperty]
    public ConsentPurpose[] Consents { get; set; } = [];

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => Consents = [.. (await changeConsents.ReadAsync(Member, ct)).Select(c => c.Purpose)];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await changeConsents.RunAsync(Member, Consents, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte/consentements?fait=true");
    }
}
