using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Organisations;

/// <summary>The group of a name as people write it: case, accents and the kind of apostrophe do not make another group.</summary>
public static class NamedOrganisation
{
    public const int NameMaxLength = 120;

    /// <summary>The group of this name, in this region first; where there is none, a new one at home there.</summary>
    internal static async Task<long> FindOrAddAsync(Db db, string name, long regionId, DateTimeOffset now) =>
        await FindAsync(db, name, regionId) ?? await OrganisationRows.AddAsync(db, new(name, "", "", [regionId], now));

    /// <summary>The group of this name, in this region first; null where there is none.</summary>
    internal static async Task<long?> FindAsync(Db db, string name, long regionId)
    {
        var key = Key(name);
        // the name of a group that became another's leads there; an archived one is proposed no more
        var known = await db.ListAsync<Known>("select coalesce(n.id, o.id) as id, o.name, o.region_id from organisations o left join organisations n on n.id = o.merged_into where case when n.id is null then o.archived_at else n.archived_at end is null order by o.id");
        return known.Where(o => Key(o.Name) == key).OrderByDescending(o => o.RegionId == regionId).FirstOrDefault()?.Id;
    }

    private static string Key(string name) => Folding.Fold(name).Replace('’', '\'');

    private sealed record Known(long Id, string Name, long RegionId);
}
