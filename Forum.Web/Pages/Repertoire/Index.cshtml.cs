using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Repertoire;
using Forum.Core.Text;
using Forum.Core.Themes;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Repertoire;

/// <summary>/repertoire: groups and people by region, theme, facet and name, and who does as the reader does. Every choice is in the address.</summary>
[Authorize]
[EnableRateLimiting(Limit.Search)]
public sealed class IndexModel(ListPeople listPeople, ListOrganisations listOrganisations, FindSimilar findSimilar, Places places) : ForumPage
{
    public const string PeopleView = "personnes";
    public const string OrganisationsView = "organismes";

    /// <summary>As it was typed, kept when it is refused.</summary>
    public string Query { get; private set; } = "";

    public Region? Region { get; private set; }

    public Theme? Theme { get; private set; }

    public Facet? Facet { get; private set; }

    public string View { get; private set; } = OrganisationsView;

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public Found<FoundPerson> People { get; private set; } = new([], 0, new Dictionary<long, long>(), null);

    public Found<FoundOrganisation> Organisations { get; private set; } = new([], 0, new Dictionary<long, long>(), null);

    /// <summary>« Qui fait comme moi? »: on the first page of the unfiltered directory.</summary>
    public IReadOnlyList<SimilarGroup> Similar { get; private set; } = [];

    /// <summary>Whether the reader herself consented to stand among the people.</summary>
    public bool IsListed { get; private set; } = true;

    public bool ShowsPeople => View == PeopleView;

    public bool IsFiltered => Query.Length > 0 || Region is not null || Theme is not null || Facet is not null;

    /// <summary>The numbers of the map: of what is listed.</summary>
    public IReadOnlyDictionary<long, long> ByRegion => ShowsPeople ? People.ByRegion : Organisations.ByRegion;

    public long? After => ShowsPeople ? People.After : Organisations.After;

    public async Task<IActionResult> OnGetAsync([FromServices] ListFacets facets, [FromServices] ChangeConsents consents, [FromQuery] Asked asked, CancellationToken ct)
    {
        Facets = await facets.RunAsync(ct);
        (Region, Theme, Facet) = (places.Region(asked.Region), places.Theme(asked.Theme), Facets.FirstOrDefault(f => f.Slug == asked.Facette));
        if ((Region is null && !string.IsNullOrEmpty(asked.Region)) || (Theme is null && !string.IsNullOrEmpty(asked.Theme)) || (Facet is null && !string.IsNullOrEmpty(asked.Facette))) return NotFound();
        if (asked.Voir is not (null or "" or PeopleView or OrganisationsView)) return NotFound();
        if (!TryKey(asked.Apres, out var after)) return NotFound();
        View = asked.Voir == PeopleView ? PeopleView : OrganisationsView;
        if (ShowsPeople) IsListed = (await consents.ReadAsync(Member, ct)).Any(c => c.Purpose is ConsentPurpose.Directory);
        Query = Input.CleanLine(asked.Q);
        return Query.Length > 0 && Input.Fault(Query, Filter.NameMaxLength) is { } fault ? Refuse(Refusal.Invalid("q", fault)) : await ListAsync(after, ct);
    }

    /// <summary>What the address asks for.</summary>
    public sealed record Asked(string? Q, string? Region, string? Theme, string? Facette, string? Voir, string? Apres);

    private async Task<IActionResult> ListAsync(long after, CancellationToken ct)
    {
        var filter = new Filter(Query, Region?.Id, Theme?.Id, Facet?.Id);
        // the view that is not shown is counted only
        var people = await listPeople.RunAsync(new(Member, filter, ShowsPeople ? after : 0, ShowsPeople ? ListPeople.PageSize : 1), ct);
        var organisations = await listOrganisations.RunAsync(new(Member, filter, ShowsPeople ? 0 : after, ShowsPeople ? 1 : ListOrganisations.PageSize), ct);
        if ((people.Refusal ?? organisations.Refusal) is { } refusal) return Refuse(refusal);
        (People, Organisations) = (people.Value!, organisations.Value!);
        if (!IsFiltered && after == 0) Similar = await findSimilar.RunAsync(Member, ct);
        return Page();
    }

    /// <summary>This page with one choice changed; the rest of the choices stay, and the list begins anew.</summary>
    public string Choose(string? view = null, Region? region = null, bool anywhere = false, long? after = null)
    {
        List<(string Name, string? Value)> all =
        [
            ("voir", (view ?? View) == OrganisationsView ? null : PeopleView), ("q", Query), ("region", anywhere ? null : (region ?? Region)?.Slug), ("theme", Theme?.Slug), ("facette", Facet?.Slug),
            ("apres", after is { } id ? $"{id}" : null),
        ];
        var given = all.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return given.Count == 0 ? "/repertoire" : "/repertoire?" + string.Join('&', given);
    }

    public string AskUrl(SimilarGroup group) => $"/publier?kind=question&region={places.Region(group.RegionId).Slug}&organisme={group.Id}";

    private static bool TryKey(string? text, out long key)
    {
        key = 0;
        return string.IsNullOrEmpty(text) || (long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out key) && key > 0);
    }
}
