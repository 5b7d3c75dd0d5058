using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Who is there in a region: how many groups serve it, how many members are at home, and who facilitates.</summary>
/// <param name="Facilitators">in alphabetical order; empty where nobody facilitates this place yet</param>
public sealed record RegionPeople(long Organisations, long Members, IReadOnlyList<RegionFacilitator> Facilitators);

public sealed record RegionFacilitator(long Id, string Name);

[UseCase]
public sealed class ReadRegionPeople(Database database)
{
    /// <param name="themeId">a theme: facilitators of that cell are named too</param>
    public async Task<RegionPeople> RunAsync(long regionId, long? themeId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var numbers = await db.OneAsync<Numbers>($"""
            select (select count(*) from organisation_regions w join organisations o on o.id = w.organisation_id where w.region_id = @regionId and o.archived_at is null) as organisations,
                (select count(*) from members m where m.region_id = @regionId and m.removed_at is null and {Seen.IsMember}) as members
            """, new { regionId });
        var names = await db.ListAsync<RegionFacilitator>("""
            select m.id, m.name from members m
            where m.role = 'Facilitator' and m.removed_at is null and m.suspended_at is null
                and m.id in (select s.member_id from member_scopes s where s.region_id = @regionId and (s.theme_id is null or s.theme_id = @theme))
            order by m.name collate fr, m.id
            """, new { regionId, theme = themeId ?? -1 });
        return new(numbers.Organisations, numbers.Members, names);
    }

    private sealed record Numbers(long Organisations, long Members);
}
