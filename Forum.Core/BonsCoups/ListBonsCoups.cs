using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>The wall: what the facilitators retained and what members published as a bon coup, the latest first; on top, on every page kept out of the rest, those pinned.</summary>
[UseCase]
public sealed class ListBonsCoups(Database database, TimeProvider clock)
{
    public const int PageSize = 24;

    /// <summary>Pinned cards on top: two rows of three.</summary>
    public const int MostPinned = 6;

    /// <summary>Counted no further: « 500 et plus ».</summary>
    public const long MostCounted = 500;

    /// <summary>Of the list by how many groups took them up: it has no further page.</summary>
    public const int MostReused = 48;

    /// <summary>With a region or a theme: bons coups of threads that stand there, and those pinned there from elsewhere.</summary>
    /// <param name="Reused">those that most groups took up, instead of the latest; the pinned ones are no list of their own then</param>
    public sealed record Command(Member Reader, long? RegionId, long? ThemeId, ThreadKey Before, bool Reused = false);

    /// <param name="Older">where the next page begins; null at the end</param>
    public sealed record Wall(IReadOnlyList<BonCoup> Pinned, IReadOnlyList<BonCoup> Latest, long Count, ThreadKey? Older);

    /// <summary>Pins that concern this filter: in its region or in none, in its theme or in none.</summary>
    private const string PinConcerns = """
        (cast(@region as bigint) is null or n.region_id is null or n.region_id = @region)
        and (cast(@theme as bigint) is null or n.theme_id is null or n.theme_id = @theme)
        """;

    private const string InFilter = $"""
        ((cast(@region as bigint) is null and cast(@theme as bigint) is null)
            or exists (select 1 from thread_places c where c.thread_id = t.id
                and (cast(@region as bigint) is null or c.region_id = @region) and (cast(@theme as bigint) is null or c.theme_id = @theme))
            or exists (select 1 from pins n where n.post_id = b.post_id and {PinRows.Stands}
                and (cast(@region as bigint) is null or n.region_id = @region) and (cast(@theme as bigint) is null or n.theme_id = @theme)))
        """;

    public async Task<Wall> RunAsync(Command command, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (command.Reused)
        {
            var reused = await ReusedAsync(db, command);
            return new([], reused, reused.Count, null);
        }
        var pinned = await PinnedAsync(db, command);
        var latest = await LatestAsync(db, command, [.. pinned.Select(c => c.PostId)]);
        var count = await db.OneAsync<long>($"select count(*) as n from (select b.post_id from {BonCoup.From} where {BonCoup.MayShow} and {InFilter} limit @MostCounted) counted", Args(command, new { MostCounted }));
        var older = latest.Count > PageSize ? new ThreadKey(latest[PageSize - 1].MarkedAt, latest[PageSize - 1].PostId) : null;
        return new(pinned, [.. latest.Take(PageSize)], count, older);
    }

    private Task<List<BonCoup>> PinnedAsync(Db db, Command command) => db.ListAsync<BonCoup>($"""
        select {BonCoup.Columns}
        from {BonCoup.From} join (select n.post_id, max(n.pinned_at) as pinned_at from pins n where {PinRows.Stands} and {PinConcerns} group by n.post_id) pin on pin.post_id = b.post_id
        where {BonCoup.MayShow} and {InFilter}
        order by pin.pinned_at desc, p.id desc
        limit @most
        """, Args(command, new { most = (long)MostPinned }));

    private Task<List<BonCoup>> LatestAsync(Db db, Command command, long[] shown) => db.ListAsync<BonCoup>($"""
        select {BonCoup.Columns}
        from {BonCoup.From}
        where {BonCoup.MayShow} and {InFilter} and not (b.post_id in @shown) and (b.marked_at, b.post_id) < (@at, @id)
        order by b.marked_at desc, b.post_id desc
        limit @most
        """, Args(command, new { shown, at = command.Before.At, id = command.Before.Id, most = PageSize + 1L }));

    private Task<List<BonCoup>> ReusedAsync(Db db, Command command) => db.ListAsync<BonCoup>($"""
        select {BonCoup.Columns}
        from {BonCoup.From}
        where p.tried_groups > 0 and {BonCoup.MayShow} and {InFilter}
        order by p.tried_groups desc, p.tried_regions desc, b.marked_at desc, b.post_id desc
        limit @most
        """, Args(command, new { most = (long)MostReused }));

    private Args Args(Command command, object more) => new(ThreadRow.Args(command.Reader, more), new { region = command.RegionId, theme = command.ThemeId, now = clock.GetUtcNow() });
}
