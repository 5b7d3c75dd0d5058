using Forum.Core.Data;

namespace Forum.Core.Threads;

/// <summary>The cells region × theme where a thread stands; the first region and the first theme are its main ones.</summary>
internal static class ThreadPlaces
{
    /// <summary>One main and up to two further ones (DESIGN.md, Model).</summary>
    public const int Most = 3;

    /// <summary>The main place and the further ones, without doubles; null where one is unknown, there is none, or they are too many.</summary>
    public static List<long>? Pick(IEnumerable<string?> slugs, Func<string?, long?> find)
    {
        List<long> found = [];
        foreach (var slug in slugs)
        {
            if (find(slug) is not { } id) return null;
            if (!found.Contains(id)) found.Add(id);
        }
        return found.Count is > 0 and <= Most ? found : null;
    }

    public static async Task WriteAsync(Db db, long threadId, IReadOnlyList<long> regions, IReadOnlyList<long> themes, DateTimeOffset lastPostAt)
    {
        db.ChangesThreads();
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

    /// <summary>The places of another thread, for a new one.</summary>
    public static Task CopyAsync(Db db, long from, long to, DateTimeOffset lastPostAt) => db.RunAsync("""
        insert into thread_places (thread_id, region_id, theme_id, region_rank, theme_rank, last_post_at)
        select cast(@to as bigint), region_id, theme_id, region_rank, theme_rank, cast(@lastPostAt as bigint) from thread_places where thread_id = @from
        """, new { from, to, lastPostAt });

    /// <summary>One theme goes into another: a thread that stood under both stands under the one that stays, at the better of its two places.</summary>
    public static async Task MoveThemeAsync(Db db, long from, long to)
    {
        db.ChangesThreads();
        await db.RunAsync("""
            update thread_places set theme_rank = (select min(shared.theme_rank) from thread_places shared
                where shared.thread_id = thread_places.thread_id and shared.region_id = thread_places.region_id and shared.theme_id in (@from, @to))
            where theme_id = @to and thread_id in (select w.thread_id from thread_places w where w.theme_id = @from)
            """, new { from, to });
        await db.RunAsync("delete from thread_places where theme_id = @from and thread_id in (select w.thread_id from thread_places w where w.theme_id = @to)", new { from, to });
        await db.RunAsync("update thread_places set theme_id = @to where theme_id = @from", new { from, to });
        await db.RunAsync("update threads set theme_id = @to where theme_id = @from", new { from, to });
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
