using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Core.Threads;

/// <summary>« Élargir à tout le Québec »: the thread stands in one more channel, at the same address, with the same replies. Widening twice changes nothing.</summary>
[UseCase]
public sealed class WidenThread(Database database, TimeProvider clock)
{
    public async Task<Outcome<ThreadHead>> RunAsync(Member by, long threadId, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<ThreadHead>(async db =>
        {
            if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread) return Refusal.NotFound;
            if (!Can.Lead(by, thread)) return Refusal.NotAllowed;
            // its readers are those of its regions: a larger channel would show it to nobody more
            if (!Readers.IsCounted(thread.Audience)) return Refusal.Invalid("", "threads.widen_private");
            await ThreadActivity.TouchAsync(db, threadId);
            var regions = await db.ListAsync<long>("select region_id from thread_places where thread_id = @threadId and theme_rank = 0 order by region_rank, region_id", new { threadId });
            if (regions.Contains(Region.AllQuebec)) return thread;
            if (regions.Count >= ThreadPlaces.Most) return Refusal.Invalid("", "threads.three_regions");
            await ThreadPlaces.AddRegionAsync(db, threadId, Region.AllQuebec, regions.Count);
            await db.RunAsync("update threads set widened_at = @now where id = @threadId", new { threadId, now = clock.GetUtcNow() });
            await RegionCounters.CountPlaceAsync(db, threadId, Region.AllQuebec);
            return (await ThreadHead.FindAsync(db, threadId, by))!;
        }, ct);
    }
}
