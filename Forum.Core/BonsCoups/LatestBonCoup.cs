using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>When the wall last got a bon coup that a reader may read, or one of them was pinned or taken off: what a page that lost its connection compares with its own moment.</summary>
[UseCase]
public sealed class LatestBonCoup(Database database)
{
    /// <summary>Null where she may read none.</summary>
    public async Task<DateTimeOffset?> RunAsync(Member reader, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var marked = await MomentAsync(db, reader, "b.marked_at", BonCoup.From);
        var pinned = await MomentAsync(db, reader, "coalesce(n.removed_at, n.pinned_at)", $"{BonCoup.From} join pins n on n.post_id = b.post_id");
        return marked is null || pinned > marked ? pinned : marked;
    }

    private static async Task<DateTimeOffset?> MomentAsync(Db db, Member reader, string moment, string from) => (await db.FindAsync<Move>($"""
        select {moment} as moved_at from {from} where {BonCoup.MayShow} order by {moment} desc limit 1
        """, ThreadRow.Args(reader)))?.MovedAt;

    private sealed record Move(DateTimeOffset MovedAt);
}
