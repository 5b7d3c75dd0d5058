using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.Threads;

/// <summary>The last activity that each place of a thread repeats, by which lists are ordered.</summary>
internal sealed class PlaceTimes(Database database) : Recount(database, "threads", held: "threads")
{
    private sealed record Row(long Id, long Stored, long Truth);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>("""
        select t.id, min(w.last_post_at) as stored, t.last_post_at as truth
        from thread_places w join threads t on t.id = w.thread_id
        where t.id between @From and @To and w.last_post_at <> t.last_post_at
        group by t.id, t.last_post_at order by t.id
        """, range)).Select(r => new Difference(r.Id, new("doctor.place_time", r.Id, At(r.Stored), At(r.Truth))))];

    protected override Task MendAsync(Db db, long[] ids)
    {
        db.ChangesThreads();
        return db.RunAsync("update thread_places set last_post_at = (select t.last_post_at from threads t where t.id = thread_places.thread_id) where thread_id in @ids", new { ids });
    }
}
