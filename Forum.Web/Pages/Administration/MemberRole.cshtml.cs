using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Administration;

/// <summary>/administration/membres/{id}: a member's home and group, her role, and where she facilitates.</summary>
[Authorize]
public sealed class MemberRoleModel(ListMembers list, SetRole setRole, ChangeEmail changeEmail, Places places) : ForumPage
{
    public ListMembers.Row Row { get; private set; } = null!;

    public Role Role { get; private set; }

    /// <summary>An address of hers that waits to be confirmed.</summary>
    public EmailChange? Waiting { get; private set; }

    public bool HasTwoSteps { get; private set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool IsSaved { get; set; }

    /// <summary>Slug of her home region.</summary>
    public string? Home { get; private set; }

    public string? Organisation { get; private set; }

    /// <summary>« Tout le Québec » is nobody's home.</summary>
    public IEnumerable<Region> Homes => places.Regions.Where(r => r.Id != Region.AllQuebec);

    public IReadOnlyList<(string Region, string Theme)> Pairs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is { } refusal) return Refuse(refusal);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, Role role, List<string?> regions, List<string?> themes, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is { } gone) return Refuse(gone);
        var scopes = ScopeForm.Read(regions, themes, places);
        (Role, Pairs) = (role, [.. regions.Zip(themes, (r, t) => (r ?? "", t ?? ""))]);
        if (scopes is null) return Refuse(Refusal.Invalid("Scopes", "accounts.region_unknown"));
        var set = await setRole.RunAsync(Member, id, role, scopes, ct);
        return set.Refusal is { } refusal ? Refuse(refusal) : SeeOther("/administration/membres");
    }

    /// <summary>She moved, or works in another group now.</summary>
    public async Task<IActionResult> OnPostAttacheAsync(long id, string? region, string? organisation, [FromServices] ChangeHome changeHome, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is { } gone) return Refuse(gone);
        (Home, Organisation) = (region, organisation);
        var changed = await changeHome.RunAsync(new(Member, id, region, organisation), ct);
        return changed.Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/administration/membres/{id}?fait=true");
    }

    /// <summary>In the place of an old mailbox that is lost.</summary>
    public async Task<IActionResult> OnPostCourrielAsync(long id, CancellationToken ct)
    {
        var confirmed = await changeEmail.ConfirmForAsync(Member, id, ct);
        return confirmed.Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/administration/membres/{id}");
    }

    /// <summary>She lost both telephone and paper.</summary>
    public async Task<IActionResult> OnPostEtapesAsync(long id, [FromServices] TwoSteps twoSteps, CancellationToken ct)
    {
        var off = await twoSteps.TakeOffAsync(Member, id, ct);
        return off.Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/administration/membres/{id}");
    }

    private async Task<Refusal?> OpenAsync(long id, CancellationToken ct)
    {
        if (!Can.Administer(Member)) return Refusal.NotAllowed;
        if (await list.FindAsync(Member, id, ct) is not { } row) return Refusal.NotFound;
        (Row, Waiting) = (row, await changeEmail.WaitingAsync(id, ct));
        (Role, Pairs) = (row.Role, ScopeForm.Pairs(row.Scopes, places));
        (Home, Organisation) = (places.Region(row.RegionId).Slug, row.Organisation);
        HasTwoSteps = await HttpContext.RequestServices.GetRequiredService<TwoSteps>().ReadAsync(id, ct) is { On: true } or { HasPasskeys: true };
        return null;
    }
}
