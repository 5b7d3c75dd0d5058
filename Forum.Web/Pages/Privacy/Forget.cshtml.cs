using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Privacy;

/// <summary>/compte/supprimer: she leaves, and is forgotten.</summary>
[Authorize]
[EnableRateLimiting(Limit.SignIn)]
public sealed class ForgetModel(EraseMember erase, BackupSchedule backups, HasPassword hasPassword) : ForgetPage(erase, backups)
{
    public override bool IsOwn => true;

    public override string Heading => Texts["privacy.forget"];

    public override string Address => "/compte/supprimer";

    public override string Back => "/compte";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        NeedsPassword = await hasPassword.RunAsync(Member, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? texts, string? password, bool sure, CancellationToken ct)
    {
        NeedsPassword = await hasPassword.RunAsync(Member, ct);
        return await EraseAsync(Member.Id, texts, password, sure, ct);
    }
}
