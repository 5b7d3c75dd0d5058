using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Facilitation;

/// <summary>/animation/invitations: inviting one person, and what became of the latest invitations.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class InvitationsModel(ListInvitations list, InvitePeople invite, WithdrawInvitation withdraw, Places places) : ForumPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public long Id { get; set; }

    /// <summary>How many were just invited.</summary>
    [BindProperty(Name = "faites", SupportsGet = true)]
    public int? Done { get; set; }

    public IReadOnlyList<ListInvitations.Row> Rows { get; private set; } = [];

    public IEnumerable<Region> Regions => places.Regions.Where(r => r.Id != Core.Regions.Region.AllQuebec && Can.Welcome(Member, r.Id));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Member, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Rows = outcome.Value!;
        Region ??= Regions.Count() == 1 ? Regions.Single().Slug : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await invite.RunAsync(new(Member, [new(Email ?? "", Name ?? "", Organisation ?? "", Region ?? "")], Note, Texts.Language), ct);
        if (outcome.Refusal is not { } refusal) return SeeOther("/animation/invitations?faites=1");
        return refusal.Kind is Core.RefusalKind.Invalid && await OnGetAsync(ct) is not PageResult ? StatusCode(StatusCodes.Status403Forbidden) : Refuse(refusal);
    }

    public async Task<IActionResult> OnPostRetirerAsync(CancellationToken ct)
    {
        var outcome = await withdraw.RunAsync(Member, Id, ct);
        return outcome.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/animation/invitations");
    }
}
