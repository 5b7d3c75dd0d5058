using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>A page of a list of threads.</summary>
/// <param name="Older">where « Plus anciens » goes on; null at the end</param>
public sealed record ThreadList(IReadOnlyList<ThreadRow> Rows, ThreadKey? Older)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 20;

    /// <summary>A thread found for a list, before its row is read.</summary>
    internal sealed record Found(long ThreadId, DateTimeOffset LastPostAt);

    /// <summary>The rows of the threads that <paramref name="found"/> names, the latest first, and the key that follows. It holds one more than a page where there is a next one.</summary>
    internal static async Task<ThreadList> ReadAsync(ThreadRows rows, Db db, Member reader, IEnumerable<Found> found, int size)
    {
        var page = found.Distinct().OrderByDescending(f => f.LastPostAt).ThenByDescending(f => f.ThreadId).Take(size + 1).ToList();
        var shown = page.Take(size).ToList();
        return new(await rows.OfAsync(db, reader, [.. shown.Select(f => f.ThreadId)]), page.Count > size ? new(shown[^1].LastPostAt, shown[^1].ThreadId) : null);
    }

    /// <summary>One more than a page of a region's, a theme's or a cell's threads that this reader may read: one range of one index.</summary>
    /// <param name="range">over the alias <c>place</c> of thread_places: one of <see cref="InRegion"/>, <see cref="InTheme"/>, <see cref="InCell"/></param>
    internal static Task<List<Found>> RangeAsync(Db db, Member reader, string range, (long? Region, long? Theme) at, ThreadKey before, int size) => db.ListAsync<Found>($"""
        select place.thread_id, place.last_post_at
        from thread_places place join threads t on t.id = place.thread_id
        where {range} and (place.last_post_at, place.thread_id) < (@At, @Id) and {Readers.MayRead}
        order by place.last_post_at desc, place.thread_id desc
        limit @take
        """, ThreadRow.Args(reader, new { region = at.Region ?? 0, theme = at.Theme ?? 0, before.At, before.Id, take = (long)size + 1 }));

    /// <summary>One more than a page of the threads of all Québec that this reader may read, her private ones aside.</summary>
    internal static Task<List<Found>> EverywhereAsync(Db db, Member reader, ThreadKey before, int size) => db.ListAsync<Found>($"""
        select t.id as thread_id, t.last_post_at from threads t
        where (t.last_post_at, t.id) < (@At, @Id) and t.audience <> 'People' and {Readers.MayRead}
        order by t.last_post_at desc, t.id desc
        limit @take
        """, ThreadRow.Args(reader, new { before.At, before.Id, take = (long)size + 1 }));

    internal const string InRegion = "place.region_id = @region and place.theme_rank = 0";

    internal const string InTheme = "place.theme_id = @theme and place.region_rank = 0";

    internal const string InCell = "place.region_id = @region and place.theme_id = @theme";
}
