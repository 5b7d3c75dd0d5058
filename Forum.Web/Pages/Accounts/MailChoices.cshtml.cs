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
public sealed class MailChoicesModel(PrivateMail mail) : ForumPage
{
    /// <summary>A letter about private messages.</summary>
    [BindProperty]
    public bool Private { get; set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => Private = await mail.IsWantedAsync(Member, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await mail.ChangeAsync(Member, Private, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/compte/courriels?fait=true");
    }
}
