using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Core.Threads;

/// <summary>
/// What a private region or theme does to its threads: their audience becomes <see cref="Audience.Places"/> while one of their places is private, and goes back to what their author chose when none is any more.
/// It is written with the thread and with the place, so that reading asks one column and no place (docs/decisions/0012).
/// </summary>
internal static class ThreadAudience
{
    /// <summary>Over the table threads itself.</summary>
    private const string StandsInPrivate = """
        exists (select 1 from thread_places stands where stands.thread_id = threads.id
            and (stands.region_id in (select closed.id from regions closed where closed.private_at is not null) or stands.theme_id in (select closed.id from themes closed where closed.private_at is not null)))
        """;

    internal const string IsWrong = $"(audience <> 'People' and (audience = 'Places') <> {StandsInPrivate})";

    /// <summary>After a thread got its places.</summary>
    public static Task SettleAsync(Db db, long threadId) => SettleAsync(db, "id = @threadId", new { threadId });

    /// <summary>After threads were written one behind the other.</summary>
    public static Task SettleAsync(Db db, long from, long to) => SettleAsync(db, "id between @from and @to", new { from, to });

    /// <summary>A region or theme became private or open, by <paramref name="change"/>: its threads and every number that counts them follow in the same transaction. Nobody else writes threads or places meanwhile, so that none is passed over.</summary>
    /// <param name="regionId">one of the two is given</param>
    public static async Task ChangePlaceAsync(Db db, long? regionId, long? themeId, Func<Task> change)
    {
        await db.HoldAsync("threads");
        await db.HoldAsync("thread_places");
        var (where, args) = ($"select place.thread_id from thread_places place where place.{(regionId is null ? "theme_id" : "region_id")} = @place", new { place = regionId ?? themeId });
        await RegionCounters.CountThreadsAsync(db, where, args, -1);
        await change();
        await SettleAsync(db, $"id in ({where})", args);
        await RegionCounters.CountThreadsAsync(db, where, args, 1);
    }

    /// <summary>Null where this member may write in these places: who does not read a private one asks nothing there. Coordinators read all.</summary>
    public static async Task<Refusal?> FaultAsync(Db db, Member by, IReadOnlyList<long> regions, IReadOnlyList<long> themes)
    {
        if (by.IsCoordinator) return null;
        var args = new { viewer = by.Id, regions = regions.ToArray(), themes = themes.ToArray() };
        if (await db.OneAsync<long>($"select count(*) from regions r where r.id in @regions and r.private_at is not null and not (r.id in ({Readers.Reach}))", args) > 0) return Refusal.Invalid("Region", "publish.region_private");
        return await db.OneAsync<long>($"select count(*) from themes h where h.id in @themes and h.private_at is not null and not (h.id in ({Readers.ThemeReach}))", args) > 0 ? Refusal.Invalid("Theme", "publish.theme_private") : null;
    }

    /// <summary>Whether one of these places is private.</summary>
    public static async Task<bool> AnyPrivateAsync(Db db, IReadOnlyList<long> regions, IReadOnlyList<long> themes) => await db.OneAsync<long>("""
        select (select count(*) from regions r where r.id in @regions and r.private_at is not null) + (select count(*) from themes h where h.id in @themes and h.private_at is not null) as private_places
        """, new { regions = regions.ToArray(), themes = themes.ToArray() }) > 0;

    /// <summary>Out in the open ends for good in a private place: a public thread comes back as one for members, as more may have been written in it for a few.</summary>
    private static async Task SettleAsync(Db db, string which, object args)
    {
        db.ChangesThreads();
        await db.RunAsync($"""
            update threads set chosen_audience = case when audience = 'Public' then 'Members' else audience end, audience = 'Places', version = version + 1
            where {which} and audience <> 'People' and audience <> 'Places' and {StandsInPrivate}
            """, args);
        await db.RunAsync($"update threads set audience = chosen_audience, chosen_audience = null, version = version + 1 where {which} and audience = 'Places' and not {StandsInPrivate}", args);
    }
}
