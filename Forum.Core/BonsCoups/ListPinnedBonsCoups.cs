using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>Three pinned bons coups for a member's home: first those pinned everywhere or in what she follows, then others, the latest pin first.</summary>
[UseCase]
public sealed class ListPinnedBonsCoups(Database database, TimeProvider clock)
{
    private const long Most = 3;

    private const string Hers = """
        ((n.region_id is null and n.theme_id is null)
            or n.region_id = (select home.region_id from members home where home.id = @viewer)
            or n.region_id in (select f.region_id from member_regions f where f.member_id = @viewer)
            or (n.region_id is null and n.theme_id in (select f.theme_id from member_themes f where f.member_id = @viewer)))
        """;

    public async Task<IReadOnlyList<BonCoup>> RunAsync(Member reader, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<BonCoup>($"""
            select {BonCoup.Columns}
            from {BonCoup.From} join (
                select n.post_id, max(case when {Hers} then 1 else 0 end) as hers, max(n.pinned_at) as pinned_at
                from pins n where {PinRows.Stands} group by n.post_id) pin on pin.post_id = b.post_id
            where {BonCoup.MayShow}
            order by pin.hers desc, pin.pinned_at desc, p.id desc
            limit @Most
            """, ThreadRow.Args(reader, new { Most, now = clock.GetUtcNow() }));
    }
}
