using Forum.Core.Data;
using Forum.Core.Sheets;

namespace Forum.Core.Exchanges;

/// <summary>What the short address of an exchange tells whoever has it, signed in or not.</summary>
/// <param name="Day">when it is announced for; null while no day is chosen</param>
/// <param name="RegionIds">where it stands, the main one first</param>
/// <param name="Leaders">names of who announced it and of who conducts it with her</param>
/// <param name="Guests">who has the address comes in without an account</param>
/// <param name="IsOver">it was closed</param>
public sealed record Entrance(long ThreadId, string Title, string Lang, SheetDate? Day, IReadOnlyList<long> RegionIds, IReadOnlyList<string> Leaders, bool Guests, bool IsOver)
{
    /// <summary>Whether somebody without an account comes in now.</summary>
    public bool IsOpen => Guests && !IsOver;

    private sealed record Row(long ThreadId, string Title, string Lang, long PostId, long AuthorId, bool Guests, DateTimeOffset? ClosedAt);

    /// <summary>By its code, in whatever case; null where there is none.</summary>
    internal static async Task<Entrance?> FindAsync(Db db, string? code)
    {
#pragma warning disable CA1308 // codes are lower case
        var typed = (code ?? "").Trim().ToLowerInvariant();
#pragma warning restore CA1308
        if (!ExchangeRows.IsCode(typed)) return null;
        var row = await db.FindAsync<Row>("""
            select t.id as thread_id, t.title, t.lang, p.id as post_id, t.author_id, e.guests, e.closed_at
            from exchanges e join threads t on t.id = e.thread_id join posts p on p.thread_id = t.id and p.number = 1
            where e.code = @typed and t.removed_at is null
            """, new { typed });
        if (row is null) return null;
        var day = (await SheetRows.OfAsync(db, [row.PostId])).GetValueOrDefault(row.PostId)?.Days.FirstOrDefault();
        var regions = await db.ListAsync<long>("select region_id from thread_places where thread_id = @ThreadId and theme_rank = 0 order by region_rank", new { row.ThreadId });
        var leaders = await db.ListAsync<string>("""
            select m.name from members m where m.removed_at is null and (m.id = @AuthorId or m.id in (select h.member_id from exchange_hosts h where h.thread_id = @ThreadId))
            order by case when m.id = @AuthorId then 0 else 1 end, m.name, m.id
            """, new { row.ThreadId, row.AuthorId });
        return new(row.ThreadId, row.Title, row.Lang, day, regions, leaders, row.Guests, row.ClosedAt is not null);
    }
}
