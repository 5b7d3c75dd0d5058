using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.BonsCoups;

/// <summary>The thread that a bon coup repeats beside its post.</summary>
internal sealed class CoupThreads(Database database) : Recount(database, "posts", held: "bons_coups")
{
    private sealed record Row(long Id, long Stored, long Truth);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>("""
        select p.id, b.thread_id as stored, p.thread_id as truth from bons_coups b join posts p on p.id = b.post_id
        where b.post_id between @From and @To and b.thread_id <> p.thread_id order by p.id
        """, range)).Select(r => new Difference(r.Id, new("doctor.coup_thread", r.Id, r.Stored, r.Truth)))];

    protected override Task MendAsync(Db db, long[] ids) =>
        db.RunAsync("update bons_coups set thread_id = (select p.thread_id from posts p where p.id = bons_coups.post_id) where post_id in @ids", new { ids });
}
