using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>
/// What is pinned in a place, its own pins first, the latest on top. What is pinned everywhere shows everywhere; a cell shows its region's and its theme's pins too,
/// where their thread belongs to the cell. A post pinned in several of these shows once.
/// </summary>
[UseCase]
public sealed class ListPins(Database database, TimeProvider clock)
{
    /// <summary>More would push the place itself off the screen.</summary>
    public const int Most = 8;

    private const string InPlace = """
        ((n.region_id is null and n.theme_id is null)
            or (coalesce(n.region_id, -1) = @region and coalesce(n.theme_id, -1) = @theme)
            or (@region >= 0 and @theme >= 0 and ((n.region_id = @region and n.theme_id is null) or (n.theme_id = @theme and n.region_id is null))
                and exists (select 1 from thread_places c where c.thread_id = t.id and c.region_id = @region and c.theme_id = @theme)))
        """;

    public async Task<IReadOnlyList<Pin>> RunAsync(Member reader, PinPlace place, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var pins = await db.ListAsync<Pin>($"""
            select {Pin.Columns}
            from {Pin.From}
            where {Pin.MayShow} and {InPlace}
            order by case when n.region_id is null and n.theme_id is null then 2 when coalesce(n.region_id, -1) = @region and coalesce(n.theme_id, -1) = @theme then 0 else 1 end, n.pinned_at desc, n.id desc
            limit @most
            """, ThreadRow.Args(reader, new { region = place.RegionId ?? -1, theme = place.ThemeId ?? -1, most = 3L * Most, now = clock.GetUtcNow() }));
        return [.. pins.DistinctBy(p => p.PostId).Take(Most)];
    }
}
