using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Organisations;

/// <summary>The group of a name as people write it: case, accents and the kind of apostrophe do not make another group.</summary>
public static class NamedOrganisation
{
    public const int NameMaxLength = 120;

    /// <summary>
    /// The group of this name, in this region first; where there is none, a new one at home there. What a group serves decides what its members read (<see cref="Members.Can.ServeRegion"/>):
    /// one that serves more than this region is found only where all of that may be opened to who joins it. Two pages of one group are for facilitators to merge.
    /// </summary>
    /// <param name="mayOpen">whether the threads of a further region may be opened to her</param>
    internal static async Task<long> FindOrAddAsync(Db db, string name, long regionId, Func<long, bool> mayOpen, DateTimeOffset now)
    {
        var found = (await ListAsync(db, name)).Where(o => o.Serves.All(r => r == regionId || mayOpen(r))).OrderByDescending(o => o.RegionId == regionId).FirstOrDefault();
        return found?.Id ?? await OrganisationRows.AddAsync(db, new(name, "", "", [regionId], now));
    }

    /// <summary>Whether joining the group of this name would open the threads of another region.</summary>
    internal static async Task<bool> OpensMoreAsync(Db db, string name, long regionId) => (await ListAsync(db, name)).Any(o => o.Serves.Any(r => r != regionId));

    /// <summary>The group of this name, in this region first, whatever it serves; null where there is none. It says who knows somebody, and opens nothing.</summary>
    internal static async Task<long?> FindAsync(Db db, string name, long regionId) => (await ListAsync(db, name)).OrderByDescending(o => o.RegionId == regionId).FirstOrDefault()?.Id;

    internal static bool IsSame(string name, string other) => Key(name) == Key(other);

    private static async Task<List<Known>> ListAsync(Db db, string name)
    {
        // the name of a group that became another's leads there; an archived one is proposed no more
        var known = await db.ListAsync<Known>("select coalesce(n.id, o.id) as id, o.name, coalesce(n.region_id, o.region_id) as region_id from organisations o left join organisations n on n.id = o.merged_into where case when n.id is null then o.archived_at else n.archived_at end is null order by o.id");
        var same = known.Where(o => IsSame(o.Name, name)).ToList();
        var served = (await db.ListAsync<Served>("select organisation_id, region_id from organisation_regions where organisation_id in @ids order by organisation_id, region_id", new { ids = same.Select(o => o.Id).ToArray() })).ToLookup(s => s.OrganisationId, s => s.RegionId);
        return [.. same.Select(o => o with { Serves = [.. served[o.Id].Prepend(o.RegionId)] })];
    }

    private static string Key(string name) => Folding.Fold(name).Replace('’', '\'');

    private sealed record Known(long Id, string Name, long RegionId)
    {
        public IReadOnlyList<long> Serves { get; init; } = [];
    }

    private sealed record Served(long OrganisationId, long RegionId);
}
