using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>Three bons coups out in the open, the latest first, for the door of the place: of threads that their author agreed to show to everybody. None by default.</summary>
[UseCase]
public sealed class ListPublicBonsCoups(Database database)
{
    private const long Most = 3;

    public async Task<IReadOnlyList<BonCoup>> RunAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<BonCoup>($"""
            select {BonCoup.Columns}
            from {BonCoup.From}
            where t.audience = 'Public' and {BonCoup.MayShow}
            order by b.marked_at desc, b.post_id desc
            limit @Most
            """, ThreadRow.Args(Member.Nobody, new { Most }));
    }
}
