using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Repertoire;

/// <summary>A group that does what the member's own does, elsewhere.</summary>
/// <param name="Shared">the facets both bear, missions first; none where it is only near</param>
/// <param name="IsNear">it serves a region of hers, or one next to it</param>
public sealed record SimilarGroup(long Id, string Name, string Municipality, long RegionId, IReadOnlyList<Facet> Shared, bool IsNear)
{
    public string Url => OrganisationHead.UrlOf(Id, Name);
}

/// <summary>
/// « Qui fait comme moi? » : groups outside a member's own municipality. Those with the same mission or two more facets in common come first; among them the near ones, then who shares most.
/// The same store gives the same answer. Where little is in common the nearest groups follow, so that nobody stands alone.
/// </summary>
[UseCase]
public sealed class FindSimilar(Database database, Places places)
{
    public const int Most = 6;

    private sealed record Own(long OrganisationId, string Municipality);

    private sealed record Candidate(long Id, string Name, string Municipality, long RegionId);

    private sealed record Borne(long OrganisationId, long FacetId);

    public async Task<IReadOnlyList<SimilarGroup>> RunAsync(Member reader, CancellationToken ct)
    {
        if (!reader.IsSignedIn) return [];
        await using var db = await database.ReadAsync(ct);
        var own = await db.OneAsync<Own>("select coalesce(m.organisation_id, 0) as organisation_id, coalesce(o.municipality, '') as municipality from members m left join organisations o on o.id = m.organisation_id where m.id = @Id", new { reader.Id });
        var candidates = await db.ListAsync<Candidate>("select o.id, o.name, o.municipality, o.region_id from organisations o where o.archived_at is null and o.merged_into is null and o.id <> @OrganisationId order by o.id", own);
        var facets = (await ListFacets.AllAsync(db)).ToDictionary(f => f.Id);
        var borne = (await db.ListAsync<Borne>("select organisation_id, facet_id from organisation_facets order by organisation_id, facet_id")).ToLookup(b => b.OrganisationId, b => b.FacetId);
        var served = (await ListOrganisations.ServedAsync(db)).ToLookup(s => s.OrganisationId, s => s.RegionId);
        var (mine, home) = (borne[own.OrganisationId].ToHashSet(), served[own.OrganisationId].Prepend(reader.RegionId).Where(r => r != Region.AllQuebec).ToHashSet());
        var nextDoor = home.SelectMany(r => places.Neighbours(places.Region(r))).Select(r => r.Id).ToHashSet();
        var here = Folding.Fold(own.Municipality);
        return [.. candidates
            .Where(c => here.Length == 0 || Folding.Fold(c.Municipality) != here)
            .Select(c =>
            {
                var shared = borne[c.Id].Where(mine.Contains).Select(id => facets[id]).OrderBy(f => f.Kind).ThenBy(f => f.Id).ToList();
                var distance = served[c.Id].Any(home.Contains) ? 0 : served[c.Id].Any(nextDoor.Contains) ? 1 : 2;
                return (Group: new SimilarGroup(c.Id, c.Name, c.Municipality, c.RegionId, shared, distance < 2), Alike: IsAlike(shared), Distance: distance);
            })
            .OrderByDescending(c => c.Alike).ThenBy(c => c.Distance).ThenByDescending(c => c.Group.Shared.Count).ThenBy(c => c.Group.Id)
            .Take(Most).Select(c => c.Group)];
    }

    private static bool IsAlike(List<Facet> shared) => shared.Count > 1 || shared.Exists(f => f.Kind is FacetKind.Mission);
}
