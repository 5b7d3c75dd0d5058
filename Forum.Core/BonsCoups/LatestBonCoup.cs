using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>When the wall last got a bon coup that a reader may read: what a page that lost its connection compares with its own moment.</summary>
[UseCase]
public sealed class LatestBonCoup(Database database)
{
    /// <summary>Null where she may read none.</summary>
    public async Task<DateTimeOffset?> RunAsync(Member reader, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return (await db.FindAsync<Mark>($"""
            select b.marked_at from {BonCoup.From} where {BonCoup.MayShow} order by b.marked_at desc, b.post_id desc limit 1
            """, ThreadRow.Args(reader)))?.MarkedAt;
    }

    private sealed record Mark(DateTimeOffset MarkedAt);
}
