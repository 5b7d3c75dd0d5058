using Forum.Core.Data;
using Forum.Core.Privacy;

namespace Forum.Core.Organisations;

/// <summary>A group, the regions it serves and its facets, as they are written.</summary>
internal static class OrganisationRows
{
    /// <param name="Regions">every region served; the first is its home</param>
    internal sealed record Row(string Name, string Municipality, string About, IReadOnlyList<long> Regions, DateTimeOffset CreatedAt);

    public static async Task<long> AddAsync(Db db, Row row)
    {
        var id = await db.OneAsync<long>("""
            insert into organisations (name, municipality, about, region_id, created_at) values (@Name, @Municipality, @About, @home, @CreatedAt) returning id
            """, new { row.Name, row.Municipality, row.About, home = row.Regions[0], row.CreatedAt });
        await AddRegionsAsync(db, id, row.Regions);
        return id;
    }

    public static Task ChangeAsync(Db db, long id, OrganisationText text) => db.RunAsync("""
        update organisations set name = @Name, municipality = @Municipality, about = @About, email = @Email, phone = @Phone, website = @Website where id = @id
        """, new { id, text.Name, text.Municipality, text.About, text.Email, text.Phone, text.Website });

    /// <summary>Somebody is forgotten: her address is no group's any more, and its words say her name no longer.</summary>
    public static async Task ForgetAsync(Db db, FormerMember former)
    {
        foreach (var one in (await db.ListAsync<Said>("select id, about, email from organisations where about <> '' or email <> '' order by id")).Where(s => former.IsNamedIn($"{s.About}\n{s.Email}")))
            await db.RunAsync("update organisations set about = @about, email = @email where id = @Id", new { one.Id, about = former.Replace(one.About), email = former.IsNamedIn(one.Email) ? "" : one.Email });
    }

    private sealed record Said(long Id, string About, string Email);

    public static async Task SetRegionsAsync(Db db, long id, IEnumerable<long> regionIds)
    {
        await db.RunAsync("delete from organisation_regions where organisation_id = @id", new { id });
        await AddRegionsAsync(db, id, regionIds);
    }

    public static async Task SetFacetsAsync(Db db, long id, IEnumerable<long> facetIds)
    {
        await db.RunAsync("delete from organisation_facets where organisation_id = @id", new { id });
        await AddFacetsAsync(db, id, facetIds);
    }

    public static async Task AddFacetsAsync(Db db, long id, IEnumerable<long> facetIds)
    {
        foreach (var facetId in facetIds.Distinct()) await db.RunAsync("insert into organisation_facets (organisation_id, facet_id) values (@id, @facetId)", new { id, facetId });
    }

    private static async Task AddRegionsAsync(Db db, long id, IEnumerable<long> regionIds)
    {
        foreach (var regionId in regionIds.Distinct()) await db.RunAsync("insert into organisation_regions (organisation_id, region_id) values (@id, @regionId)", new { id, regionId });
    }
}
