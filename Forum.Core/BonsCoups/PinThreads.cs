using Forum.Core.Data;
using Forum.Core.Doctor;

namespace Forum.Core.BonsCoups;

/// <summary>The thread that a pin repeats beside its post.</summary>
internal sealed class PinThreads(Database database) : Recount(database, "pins", held: "pins")
{
    private sealed record Row(long Id, long PostId, long Stored, long Truth);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>("""
        select n.id, p.id as post_id, n.thread_id as stored, p.thread_id as truth from pins n join posts p on p.id = n.post_id
        where n.id between @From and @To and n.thread_id <> p.thread_id order by n.id
        """, range)).Select(r => new Difference(r.Id, new("doctor.pin_thread", r.PostId, r.Stored, r.Truth)))];

    protected override Task MendAsync(Db db, long[] ids) =>
        db.RunAsync("update pins set thread_id = (select p.thread_id from posts p where p.id = pins.post_id) where id in @ids", new { ids });
}
