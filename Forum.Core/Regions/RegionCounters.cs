using Forum.Core.Data;
using Forum.Core.Threads;

namespace Forum.Core.Regions;

/// <summary>The numbers on the tile map and the chips, kept by the writes so that showing them costs nothing. Threads with fewer readers than all members are left out: a count must not betray them.</summary>
internal static class RegionCounters
{
    internal const long MillisecondsADay = 86_400_000;

    internal sealed record DayCount(long RegionId, long Day, long Posts);

    public static long Day(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / MillisecondsADay;

    /// <summary>One post more (1) or less (-1) on the day it was written, in each region of its thread.</summary>
    public static Task CountPostAsync(Db db, long threadId, DateTimeOffset writtenAt, long change) => db.RunAsync($"""
        insert into region_days (region_id, day, posts)
        select distinct p.region_id, cast(@day as bigint), cast(@change as bigint) from thread_places p join threads t on t.id = p.thread_id
        where p.thread_id = @threadId and t.audience in {Readers.CountedAudiences}
        on conflict (region_id, day) do update set posts = region_days.posts + excluded.posts
        """, new { threadId, day = Day(writtenAt), change });

    /// <summary>Many posts of many days at once.</summary>
    public static Task CountPostsAsync(Db db, IEnumerable<DayCount> days) => db.RunEachAsync("""
        insert into region_days (region_id, day, posts) values (@RegionId, @Day, @Posts)
        on conflict (region_id, day) do update set posts = region_days.posts + excluded.posts
        """, days);

    /// <summary>One thread more (1) or less (-1) in each cell region × theme where it stands.</summary>
    public static Task CountThreadAsync(Db db, long threadId, long change) => db.RunAsync($"""
        insert into cell_counts (region_id, theme_id, threads)
        select p.region_id, p.theme_id, cast(@change as bigint) from thread_places p join threads t on t.id = p.thread_id
        where p.thread_id = @threadId and t.audience in {Readers.CountedAudiences}
        on conflict (region_id, theme_id) do update set threads = cell_counts.threads + excluded.threads
        """, new { threadId, change });

    /// <summary>A thread with all its posts more (1) or less (-1), in every region and cell where it stands.</summary>
    public static async Task CountWholeAsync(Db db, long threadId, long change)
    {
        await db.RunAsync($"""
            insert into region_days (region_id, day, posts)
            select w.region_id, p.created_at / {MillisecondsADay}, count(*) * cast(@change as bigint)
            from (select distinct region_id from thread_places where thread_id = @threadId) w cross join posts p join threads t on t.id = p.thread_id
            where p.thread_id = @threadId and p.deleted_at is null and t.audience in {Readers.CountedAudiences}
            group by w.region_id, p.created_at / {MillisecondsADay}
            on conflict (region_id, day) do update set posts = region_days.posts + excluded.posts
            """, new { threadId, change });
        await CountThreadAsync(db, threadId, change);
    }

    /// <summary>All those of some threads at once, with all their posts.</summary>
    /// <param name="which">SQL that gives their ids</param>
    public static async Task CountThreadsAsync(Db db, string which, object args, long change)
    {
        var times = change < 0 ? "-1" : "1";
        var counted = $"t.id in ({which}) and t.audience in {Readers.CountedAudiences} and t.removed_at is null";
        await db.RunAsync($"""
            insert into region_days (region_id, day, posts)
            select w.region_id, p.created_at / {MillisecondsADay}, count(*) * {times}
            from threads t join (select distinct thread_id, region_id from thread_places where thread_id in ({which})) w on w.thread_id = t.id join posts p on p.thread_id = t.id
            where {counted} and p.deleted_at is null
            group by w.region_id, p.created_at / {MillisecondsADay}
            on conflict (region_id, day) do update set posts = region_days.posts + excluded.posts
            """, args);
        await db.RunAsync($"""
            insert into cell_counts (region_id, theme_id, threads)
            select w.region_id, w.theme_id, count(*) * {times} from threads t join thread_places w on w.thread_id = t.id
            where {counted}
            group by w.region_id, w.theme_id
            on conflict (region_id, theme_id) do update set threads = cell_counts.threads + excluded.threads
            """, args);
    }

    /// <summary>The cells of two themes that became one, counted anew.</summary>
    public static async Task RecountThemeAsync(Db db, long from, long to)
    {
        await db.RunAsync("delete from cell_counts where theme_id = @from or theme_id = @to", new { from, to });
        await db.RunAsync($"""
            insert into cell_counts (region_id, theme_id, threads)
            select w.region_id, w.theme_id, count(*) from thread_places w join threads t on t.id = w.thread_id
            where w.theme_id = @to and t.audience in {Readers.CountedAudiences} and t.removed_at is null
            group by w.region_id, w.theme_id
            """, new { to });
    }

    /// <summary>A thread that comes to stand in one more region brings its posts and its cells with it.</summary>
    public static async Task CountPlaceAsync(Db db, long threadId, long regionId)
    {
        await db.RunAsync($"""
            insert into region_days (region_id, day, posts)
            select cast(@regionId as bigint), p.created_at / {MillisecondsADay}, count(*) from posts p join threads t on t.id = p.thread_id
            where p.thread_id = @threadId and p.deleted_at is null and t.audience in {Readers.CountedAudiences}
            group by p.created_at / {MillisecondsADay}
            on conflict (region_id, day) do update set posts = region_days.posts + excluded.posts
            """, new { threadId, regionId });
        await db.RunAsync($"""
            insert into cell_counts (region_id, theme_id, threads)
            select p.region_id, p.theme_id, 1 from thread_places p join threads t on t.id = p.thread_id
            where p.thread_id = @threadId and p.region_id = @regionId and t.audience in {Readers.CountedAudiences}
            on conflict (region_id, theme_id) do update set threads = cell_counts.threads + excluded.threads
            """, new { threadId, regionId });
    }
}
