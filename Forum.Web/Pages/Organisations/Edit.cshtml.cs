using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Organisations;

/// <summary>What a group says of itself, for who may change it.</summary>
[Authorize]
public sealed class EditModel(ShowOrganisation show, EditOrganisation edit, ListFacets list, Places places) : ForumPage
{
    public EditForm Form { get; private set; } = new();

    public OrganisationHead Head { get; private set; } = null!;

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    /// <summary>Regions that are this member's to give or take; the group's home is nobody's.</summary>
    public IEnumerable<Region> Regions => places.Regions.Where(r => r.Id != Head.RegionId && Can.ServeRegion(Member, r.Id));

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        var (page, refusal) = await FindAsync(id, ct);
        if (refusal is not null) return Refuse(refusal);
        Form = EditForm.Of(page!, places);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, [Bind(Prefix = "")] EditForm form, CancellationToken ct)
    {
        var (_, missing) = await FindAsync(id, ct);
        if (missing is not null) return Refuse(missing);
        Form = form;
        var edited = await edit.RunAsync(Member, id, form.Draft, ct);
        return edited.Refusal is { } refusal ? Refuse(refusal) : SeeOther(edited.Value!.Url);
    }

    private async Task<Outcome<OrganisationPage>> FindAsync(long id, CancellationToken ct)
    {
        var outcome = await show.RunAsync(Member, id, ct);
        if (outcome.Refusal is not null) return outcome;
        Head = outcome.Value!.Head;
        if (!Can.EditOrganisation(Member, Head)) return Refusal.NotAllowed;
        Facets = await list.RunAsync(ct);
        return outcome;
    }
}
