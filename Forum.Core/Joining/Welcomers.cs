using Forum.Core.Data;

namespace Forum.Core.Joining;

/// <summary>Who answers the people of a region who ask to join: its facilitators, or the coordinators where it has none.</summary>
internal static class Welcomers
{
    public static async Task<List<long>> OfAsync(Db db, long regionId)
    {
        var facilitators = await db.ListAsync<long>("""
            select m.id from members m where m.role = 'Facilitator' and m.suspended_at is null and m.removed_at is null
                and m.id in (select s.member_id from member_scopes s where s.region_id = @regionId and s.theme_id is null)
            order by m.id
            """, new { regionId });
        return facilitators.Count > 0 ? facilitators : await db.ListAsync<long>("select id from members where role = 'Coordinator' and suspended_at is null and removed_at is null order by id");
    }
}
