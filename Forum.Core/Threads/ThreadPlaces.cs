using Forum.Core.Data;

namespace Forum.Core.Threads;

/// <summary>The cells region × theme where a thread stands; the first region and the first theme are its main ones.</summary>
internal static class ThreadPlaces
{
    /// <summary>One main and up to two further ones (DESIGN.md, Model).</summary>
    public const int Most = 3;

    public static async Task WriteAsync(Db db, long threadId, IReadOnlyList<long> regions, IReadOnlyList<long> themes, DateTimeOffset lastPostAt)
    {
        await db.RunAsync("delete from thread_places where thread_id = @threadId", new { threadId });
        for (var r = 0; r < regions.Count; r++)
        {
            for (var t = 0; t < themes.Count; t++)
            {
                await db.RunAsync("""
                    insert into thread_places (thread_id, region_id, theme_id, region_rank, theme_rank, last_post_at)
                    values (@threadId, @region, @theme, @regionRank, @themeRank, @lastPostAt)
                    """, new { threadId, region = regions[r], theme = themes[t], regionRank = (long)r, themeRank = (long)t, lastPostAt });
            }
        }
    }

    /// <summary>One more region, after those there are, beside each of the thread's themes.</summary>
    public static Task AddRegionAsync(Db db, long threadId, long regionId, long rank)
    {
        db.ChangesThreads();
        return db.RunAsync("""
            insert into thread_places (thread_id, region_id, theme_id, region_rank, theme_rank, last_post_at)
            select thread_id, cast(@regionId as bigint), theme_id, cast(@rank as bigint), theme_rank, last_post_at
            from thread_places where thread_id = @threadId and region_rank = 0
            """, new { threadId, regionId, rank });
    }
}
