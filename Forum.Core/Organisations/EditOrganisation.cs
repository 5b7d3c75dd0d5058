using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Core.Organisations;

/// <summary>
/// What a group says of itself. Its members write it, and who facilitates one of its regions. The regions it serves decide what its members may read:
/// each is given and taken by who facilitates there, never by the group.
/// </summary>
[UseCase]
public sealed class EditOrganisation(Database database, Places places)
{
    /// <param name="Regions">slugs of those she ticked among the regions that are hers to give; the others stay as they are</param>
    /// <param name="Facets">slugs</param>
    public sealed record Draft(string Name, string Municipality, string About, string Email, string Phone, string Website, IReadOnlyList<string> Regions, IReadOnlyList<string> Facets);

    /// <summary>The group as it is now.</summary>
    public async Task<Outcome<OrganisationHead>> RunAsync(Member by, long id, Draft draft, CancellationToken ct)
    {
        var text = OrganisationText.Of(draft);
        return await database.WriteAsync<OrganisationHead>(async db =>
        {
            if (await OrganisationHead.FindAsync(db, id, by) is not { } head) return by.IsSignedIn ? Refusal.NotFound : Refusal.NotAllowed;
            if (!Can.EditOrganisation(by, head)) return Refusal.NotAllowed;
            if (text.Fault() is { } fault) return fault;
            var (facets, facetFault) = await FacetsAsync(db, draft.Facets);
            if (facetFault is not null) return facetFault;
            var (regions, regionFault) = Territory(by, head, draft.Regions);
            if (regionFault is not null) return regionFault;
            await OrganisationRows.ChangeAsync(db, id, text);
            await OrganisationRows.SetFacetsAsync(db, id, facets);
            if (!regions.Order().SequenceEqual(head.RegionIds.Order()))
            {
                await OrganisationRows.SetRegionsAsync(db, id, regions);
                await OwnState.MoveGroupAsync(db, id);
            }
            if (text.Name != head.Name) await OrganisationPosts.TouchAsync(db, id);
            return (await OrganisationHead.FindAsync(db, id, by))!;
        }, ct);
    }

    /// <summary>Those she may not change stay; so does the group's home.</summary>
    private (IReadOnlyList<long> Regions, Refusal? Fault) Territory(Member by, OrganisationHead head, IReadOnlyList<string> ticked)
    {
        var wanted = ticked.Select(s => places.Region(s)).ToList();
        if (wanted.Any(r => r is null or { Served: false })) return ([], Refusal.Invalid("Regions", "accounts.region_unknown"));
        var chosen = wanted.Select(r => r!.Id).ToHashSet();
        if (chosen.Any(r => !head.RegionIds.Contains(r) && !Can.ServeRegion(by, r))) return ([], Refusal.NotAllowed);
        return ([.. head.RegionIds.Where(r => r == head.RegionId || !Can.ServeRegion(by, r)).Concat(chosen).Distinct()], null);
    }

    private static async Task<(IReadOnlyList<long> Facets, Refusal? Fault)> FacetsAsync(Db db, IReadOnlyList<string> slugs)
    {
        var known = (await ListFacets.AllAsync(db)).ToDictionary(f => f.Slug);
        if (!slugs.All(known.ContainsKey)) return ([], Refusal.Invalid("Facets", "organisations.facet_unknown"));
        var chosen = slugs.Select(s => known[s]).Distinct().ToList();
        if (chosen.GroupBy(f => f.Kind).Any(k => k.Count() > Facet.MostOfAKind)) return ([], Refusal.Invalid("Facets", "organisations.facets_many"));
        return ([.. chosen.Select(f => f.Id)], null);
    }
}
