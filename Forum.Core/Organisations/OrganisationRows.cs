using Forum.Core.Data;

namespace Forum.Core.Organisations;

/// <summary>A group and the regions it serves.</summary>
internal static class OrganisationRows
{
    /// <param name="Regions">every region served; the first is its home</param>
    internal sealed record Row(string Name, string Municipality, string About, IReadOnlyList<long> Regions, DateTimeOffset CreatedAt);

    public static async Task<long> AddAsync(Db db, Row row)
    {
        var id = await db.OneAsync<long>("""
            insert into organisations (name, municipality, about, region_id, created_at) values (@Name, @Municipality, @About, @home, @CreatedAt) returning id
            """, new { row.Name, row.Municipality, row.About, home = row.Regions[0], row.CreatedAt });
        foreach (var regionId in row.Regions.Distinct())
            await db.RunAsync("insert into organisation_regions (organisation_id, region_id) values (@id, @regionId)", new { id, regionId });
        return id;
    }
}
