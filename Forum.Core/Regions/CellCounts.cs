using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Threads;

namespace Forum.Core.Regions;

/// <summary>The threads of each cell that the chips count, a region at a time. A cell without a row counts as one with nothing.</summary>
internal sealed class CellCounts(Database database) : Recount(database, "regions", held: "cell_counts", size: 1)
{
    private const string Truth = $"""
        select w.region_id, w.theme_id, count(*) as threads from thread_places w join threads t on t.id = w.thread_id
        where w.region_id between @From and @To and t.audience in {Readers.CountedAudiences} and t.removed_at is null
        group by w.region_id, w.theme_id
        """;

    private sealed record Row(long Id, string Region, string Theme, long Stored, long Truth);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>($"""
        select r.id, r.name as region, h.name as theme, cast(sum(c.stored) as bigint) as stored, cast(sum(c.truth) as bigint) as truth
        from (select region_id, theme_id, threads as stored, 0 as truth from cell_counts where region_id between @From and @To
              union all select counted.region_id, counted.theme_id, 0, counted.threads from ({Truth}) counted) c
        join regions r on r.id = c.region_id join themes h on h.id = c.theme_id
        group by r.id, r.name, h.id, h.name having sum(c.stored) <> sum(c.truth) order by r.id, h.id
        """, range)).Select(r => new Difference(r.Id, new("doctor.cell", r.Region, r.Theme, r.Stored, r.Truth)))];

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var id in ids)
        {
            await db.RunAsync("delete from cell_counts where region_id = @id", new { id });
            await db.RunAsync($"insert into cell_counts (region_id, theme_id, threads) {Truth}", new IdRange(id, id));
        }
    }
}
