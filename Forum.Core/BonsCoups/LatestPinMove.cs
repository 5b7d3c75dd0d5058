using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>When a pin that a reader may see was last set or taken off in a place: what a page that lost its connection compares with its own moment.</summary>
[UseCase]
public sealed class LatestPinMove(Database database)
{
    /// <summary>Null where nothing ever was pinned that she may read. A place shows what is pinned everywhere, and what is pinned in its cells.</summary>
    public async Task<DateTimeOffset?> RunAsync(Member reader, PinPlace place, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return (await db.FindAsync<Move>($"""
            select coalesce(n.removed_at, n.pinned_at) as moved_at from pins n join threads t on t.id = n.thread_id
            where ((n.region_id is null and n.theme_id is null) or n.region_id = @region or n.theme_id = @theme) and {Readers.MayRead}
            order by coalesce(n.removed_at, n.pinned_at) desc limit 1
            """, ThreadRow.Args(reader, new { region = place.RegionId ?? -1, theme = place.ThemeId ?? -1 })))?.MovedAt;
    }

    private sealed record Move(DateTimeOffset MovedAt);
}
