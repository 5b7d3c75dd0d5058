using Forum.Core.BonsCoups;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Organisations;

/// <summary>/organismes/{id}/{slug}: who a group is, where, with whom, and what its people wrote. One address: any other leads to it, and the address of a group that became another's to that one.</summary>
[Authorize]
public sealed class ShowModel(ShowOrganisation show, ListOrganisationThreads threads, ListOrganisationBonsCoups bonsCoups) : ForumPage
{
    public OrganisationPage Organisation { get; private set; } = null!;

    public OrganisationHead Head => Organisation.Head;

    public IReadOnlyList<ThreadRow> Threads { get; private set; } = [];

    public IReadOnlyList<ThreadRow> Tools { get; private set; } = [];

    public IReadOnlyList<BonCoup> BonsCoups { get; private set; } = [];

    public bool MayEdit => Can.EditOrganisation(Member, Head);

    public bool MayKeep => Can.KeepOrganisation(Member, Head);

    public string AskUrl(Places places) => $"/publier?kind=question&region={places.Region(Head.RegionId).Slug}&organisme={Head.Id}";

    public async Task<IActionResult> OnGetAsync(long id, string? slug, CancellationToken ct)
    {
        var outcome = await show.RunAsync(Member, id, ct);
        if (outcome.Refusal is { } refusal) return await show.MovedToAsync(id, ct) is { } moved ? RedirectPermanent(moved) : Refuse(refusal);
        Organisation = outcome.Value!;
        if (!Head.Url.EndsWith("/" + slug, StringComparison.Ordinal)) return RedirectPermanent(Head.Url);
        (Threads, Tools, BonsCoups) = (await threads.RunAsync(Member, id, tools: false, ct), await threads.RunAsync(Member, id, tools: true, ct), await bonsCoups.RunAsync(Member, id, ct));
        return Page();
    }
}
