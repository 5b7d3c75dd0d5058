using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>What moves in a member's regions and themes. Who follows much finds her page among the threads that moved last anywhere; for others each place is one short range of an index, merged here:
/// the cost depends on how many she follows, not on how much is written.
/// Within a page what she has not read comes first, and what she opened herself within a day; then the latest activity.</summary>
/// <remarks>Her places come with her rail, which every page reads.</remarks>
[UseCase]
public sealed class ListMyThreads(Database database, ThreadRows rows, TimeProvider clock)
{
    /// <summary>Threads looked at before her places are asked one by one, in pages.</summary>
    private const int Window = 4;

    public async Task<ThreadList> RunAsync(Member reader, MyPlaces mine, ThreadKey before, int size, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var found = await RecentAsync(db, reader, mine, before, size);
        if (found.Count <= size) found = await RangesAsync(db, reader, mine, before, size);
        var list = await ThreadList.ReadAsync(rows, db, reader, found, size);
        var fresh = clock.GetUtcNow().AddDays(-1);
        return list with { Rows = [.. list.Rows.OrderBy(r => r.Unread == 0 && !(r.Mine && r.CreatedAt > fresh))] };
    }

    /// <summary>Hers among the next <see cref="Window"/> threads of all Québec.</summary>
    private static Task<List<ThreadList.Found>> RecentAsync(Db db, Member reader, MyPlaces mine, ThreadKey before, int size) => db.ListAsync<ThreadList.Found>($"""
        select t.id as thread_id, t.last_post_at
        from (select id, last_post_at, audience, chosen_audience, author_id, removed_at from threads where (last_post_at, id) < (@At, @Id) order by last_post_at desc, id desc limit @window) t
        where exists (select 1 from thread_places place where place.thread_id = t.id
            and ((place.theme_rank = 0 and place.region_id in @regions) or (place.region_rank = 0 and place.theme_id in @themes))) and {Readers.MayRead}
        order by t.last_post_at desc, t.id desc
        limit @take
        """, ThreadRow.Args(reader, new { regions = mine.RegionIds.ToArray(), themes = mine.ThemeIds.ToArray(), before.At, before.Id, window = (long)Window * size, take = (long)size + 1 }));

    private static async Task<List<ThreadList.Found>> RangesAsync(Db db, Member reader, MyPlaces mine, ThreadKey before, int size)
    {
        List<ThreadList.Found> found = [];
        foreach (var region in mine.RegionIds) found.AddRange(await ThreadList.RangeAsync(db, reader, ThreadList.InRegion, (region, null), before, size));
        foreach (var theme in mine.ThemeIds) found.AddRange(await ThreadList.RangeAsync(db, reader, ThreadList.InTheme, (null, theme), before, size));
        return found;
    }
}
