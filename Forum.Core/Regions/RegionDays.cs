using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Threads;

namespace Forum.Core.Regions;

/// <summary>The posts of each day that the tile map counts, a region at a time. A day without a row counts as one with nothing.</summary>
internal sealed class RegionDays(Database database) : Recount(database, "regions", held: "region_days", size: 1)
{
    private static readonly string Truth = $"""
        select w.region_id, p.created_at / {RegionCounters.MillisecondsADay} as day, count(*) as posts
        from (select distinct thread_id, region_id from thread_places where region_id between @From and @To) w
        join threads t on t.id = w.thread_id join posts p on p.thread_id = t.id
        where t.audience in {Readers.CountedAudiences} and t.removed_at is null and p.deleted_at is null
        group by w.region_id, p.created_at / {RegionCounters.MillisecondsADay}
        """;

    private sealed record Row(long Id, string Name, long Day, long Stored, long Truth);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>($"""
        select r.id, r.name, d.day, cast(sum(d.stored) as bigint) as stored, cast(sum(d.truth) as bigint) as truth
        from (select region_id, day, posts as stored, 0 as truth from region_days where region_id between @From and @To
              union all select counted.region_id, counted.day, 0, counted.posts from ({Truth}) counted) d
        join regions r on r.id = d.region_id
        group by r.id, r.name, d.day having sum(d.stored) <> sum(d.truth) order by r.id, d.day
        """, range)).Select(r => new Difference(r.Id, new("doctor.region_day", r.Name, DateOnly.FromDateTime(At(r.Day * RegionCounters.MillisecondsADay).UtcDateTime), r.Stored, r.Truth)))];

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var id in ids)
        {
            await db.RunAsync("delete from region_days where region_id = @id", new { id });
            await db.RunAsync($"insert into region_days (region_id, day, posts) {Truth}", new IdRange(id, id));
        }
    }
}
