using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;

namespace Forum.Core.Repertoire;

/// <summary>A group as the directory shows it.</summary>
/// <param name="RegionId">its home; all it serves are in <see cref="RegionIds"/></param>
public sealed record FoundOrganisation(long Id, string Name, string Municipality, string About, long RegionId)
{
    public IReadOnlyList<long> RegionIds { get; init; } = [];

    public IReadOnlyList<Facet> Facets { get; init; } = [];

    public string Url => OrganisationHead.UrlOf(Id, Name);
}

/// <summary>The groups that are not archived, in the order of their names: those that serve a region, bear a facet, have somebody who follows a theme and shows it to this reader. Each stands once, however many of these it answers.</summary>
[UseCase]
public sealed class ListOrganisations(Database database)
{
    public const int PageSize = 20;

    /// <param name="After">id of the last one shown; 0: the first page</param>
    public sealed record Query(Member Reader, Filter Filter, long After = 0, int Size = PageSize);

    public async Task<Outcome<Found<FoundOrganisation>>> RunAsync(Query query, CancellationToken ct)
    {
        if (!query.Reader.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        // names are folded here and not in SQL; a network has tens or hundreds of groups
        var all = (await AllAsync(db, query)).Where(o => IsNamed(o.Name, query.Filter.Name)).ToList();
        var served = (await ServedAsync(db)).ToLookup(s => s.OrganisationId, s => s.RegionId);
        var byRegion = all.SelectMany(o => served[o.Id]).GroupBy(r => r).ToDictionary(g => g.Key, g => (long)g.Count());
        if (query.Filter.RegionId is { } region) all = [.. all.Where(o => served[o.Id].Contains(region))];
        var from = query.After == 0 ? 0 : all.FindIndex(o => o.Id == query.After) + 1;
        if (from == 0 && query.After != 0) return Refusal.NotFound;
        var rows = all.Skip(from).Take(query.Size).Select(o => o with { RegionIds = [.. served[o.Id].Prepend(o.RegionId).Distinct()] }).ToList();
        return new Found<FoundOrganisation>(await WithFacetsAsync(db, rows), all.Count, byRegion, from + rows.Count < all.Count ? rows[^1].Id : null);
    }

    internal sealed record Served(long OrganisationId, long RegionId);

    internal static Task<List<Served>> ServedAsync(Db db) => db.ListAsync<Served>("select organisation_id, region_id from organisation_regions order by organisation_id, region_id");

    private static Task<List<FoundOrganisation>> AllAsync(Db db, Query query) => db.ListAsync<FoundOrganisation>($"""
        select o.id, o.name, o.municipality, o.about, o.region_id from organisations o
        where o.archived_at is null and o.merged_into is null
            and (not @hasFacet or exists (select 1 from organisation_facets w where w.organisation_id = o.id and w.facet_id = @facet))
            and (not @hasTheme or exists (
                select 1 from members m join member_themes f on f.member_id = m.id left join member_profiles p on p.member_id = m.id
                where m.organisation_id = o.id and f.theme_id = @theme and {Seen.Stands} and {Seen.Places}))
        order by o.name collate fr, o.id
        """, Seen.Args(query.Reader, query.Filter.Values));

    /// <summary>As people are found: each word typed begins a word of the name.</summary>
    private static bool IsNamed(string name, string typed)
    {
        var key = NameKey.Of(name);
        return NameKey.Patterns(typed).All(pattern => key.Contains(pattern.Trim('%'), StringComparison.Ordinal));
    }

    private sealed record Borne(long OrganisationId, long FacetId);

    private static async Task<IReadOnlyList<FoundOrganisation>> WithFacetsAsync(Db db, List<FoundOrganisation> rows)
    {
        if (rows.Count == 0) return rows;
        var facets = (await ListFacets.AllAsync(db)).ToDictionary(f => f.Id);
        var borne = (await db.ListAsync<Borne>("""
            select w.organisation_id, w.facet_id from organisation_facets w join facets f on f.id = w.facet_id
            where w.organisation_id in @ids order by w.organisation_id, f.position, f.id
            """, new { ids = rows.Select(o => o.Id).ToArray() })).ToLookup(b => b.OrganisationId, b => facets[b.FacetId]);
        return [.. rows.Select(o => o with { Facets = [.. borne[o.Id]] })];
    }
}
