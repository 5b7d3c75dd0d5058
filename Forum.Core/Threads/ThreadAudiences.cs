using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Regions;

namespace Forum.Core.Threads;

/// <summary>Whether every thread of a private region or theme is kept to its people, and no other thread is. Its numbers are mended with it.</summary>
internal sealed class ThreadAudiences(Database database) : Recount(database, "threads", held: "threads")
{
    private sealed record Row(long Id, Audience Audience);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range) => [.. (await db.ListAsync<Row>(
        $"select id, audience from threads where id between @From and @To and {ThreadAudience.IsWrong} order by id", range))
        .Select(r => new Difference(r.Id, new(r.Audience is Audience.Places ? "doctor.place_open" : "doctor.place_private", r.Id)))];

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var id in ids)
        {
            await RegionCounters.CountThreadsAsync(db, "@id", new { id }, -1);
            await ThreadAudience.SettleAsync(db, id);
            await RegionCounters.CountThreadsAsync(db, "@id", new { id }, 1);
        }
    }
}
