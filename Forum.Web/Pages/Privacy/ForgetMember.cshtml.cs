using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Privacy;

/// <summary>/administration/membres/{id}/effacer: a coordinator forgets a member who asked for it otherwise.</summary>
[Authorize]
public sealed class ForgetMemberModel(EraseMember erase, BackupSchedule backups, ListMembers list) : ForgetPage(erase, backups)
{
    private ListMembers.Row _row = null!;

    public override bool IsOwn => false;

    public override string Heading => Texts.Say("privacy.forget_her", _row.Name);

    public override string Address => $"/administration/membres/{_row.Id}/effacer";

    public override string Back => $"/administration/membres/{_row.Id}";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await OpenAsync(id, ct) is { } refusal ? Refuse(refusal) : Page();

    public async Task<IActionResult> OnPostAsync(long id, string? texts, bool sure, CancellationToken ct) =>
        await OpenAsync(id, ct) is { } refusal ? Refuse(refusal) : await EraseAsync(id, texts, null, sure, ct);

    /// <summary>Herself she forgets with her password, in her account.</summary>
    private async Task<Refusal?> OpenAsync(long id, CancellationToken ct)
    {
        if (!Can.Administer(Member)) return Refusal.NotAllowed;
        if (id == Member.Id || await list.FindAsync(Member, id, ct) is not { } row) return Refusal.NotFound;
        _row = row;
        return null;
    }
}
