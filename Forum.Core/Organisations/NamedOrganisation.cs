using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Organisations;

/// <summary>The group of a name as people write it: case, accents and the kind of apostrophe do not make another group.</summary>
public static class NamedOrganisation
{
    public const int NameMaxLength = 120;

    /// <summary>The group of this name, in this region first; where there is none, a new one at home there.</summary>
    internal static async Task<long> FindOrAddAsync(Db db, string name, long regionId, DateTimeOffset now)
    {
        var key = Key(name);
        var known = await db.ListAsync<Known>("select id, name, region_id from organisations order by id");
        var found = known.Where(o => Key(o.Name) == key).OrderByDescending(o => o.RegionId == regionId).FirstOrDefault();
        return found?.Id ?? await OrganisationRows.AddAsync(db, new(name, "", "", [regionId], now));
    }

    private static string Key(string name) => Folding.Fold(name).Replace('’', '\'');

    private sealed record Known(long Id, string Name, long RegionId);
}
