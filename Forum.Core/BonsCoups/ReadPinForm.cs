using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>What a member may do with a post on the wall and in the pins.</summary>
/// <param name="MayMark">retain it as a bon coup, or no longer</param>
/// <param name="Pins">where it is pinned now; everybody who reads the post may know</param>
/// <param name="Removable">those of the pins she may take off</param>
/// <param name="Offered">where she may pin it; empty for who facilitates nothing</param>
public sealed record PinForm(bool IsBonCoup, bool MayMark, IReadOnlyList<Pin> Pins, IReadOnlySet<long> Removable, IReadOnlyList<PinPlace> Offered);

/// <summary>
/// Reads the choices of the form. Offered are the regions and themes she facilitates and, among the cells, those that touch the thread's own regions or themes:
/// every cell of Québec would be a list of 160.
/// </summary>
[UseCase]
public sealed class ReadPinForm(Database database, Places places, TimeProvider clock)
{
    public async Task<PinForm> RunAsync(Member reader, ThreadHead thread, PostView post, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var pins = await db.ListAsync<Pin>($"select {Pin.Columns} from {Pin.From} where {Pin.MayShow} and n.post_id = @Id order by n.pinned_at, n.id", ThreadRow.Args(reader, new { post.Id, now = clock.GetUtcNow() }));
        if (post.DeletedAt is not null || !reader.IsSignedIn) return new(post.BonCoup, false, pins, new HashSet<long>(), []);
        var may = Can.MarkBonCoup(reader, thread, await db.OneAsync<long>("select author_id from posts where id = @Id", new { post.Id }));
        if (!reader.Facilitates) return new(post.BonCoup, may, pins, new HashSet<long>(), []);
        var cells = await db.ListAsync<PinPlace>("select region_id, theme_id from thread_places where thread_id = @Id order by region_rank, theme_rank", new { thread.Id });
        return new(post.BonCoup, may, pins, pins.Where(p => May(reader, p.Place)).Select(p => p.Id).ToHashSet(), [.. Offered(reader, cells).Where(p => May(reader, p)).Distinct()]);
    }

    private static bool May(Member reader, PinPlace place) => Can.PinAt(reader, place.RegionId, place.ThemeId);

    private IEnumerable<PinPlace> Offered(Member reader, IReadOnlyList<PinPlace> cells)
    {
        var own = reader.Scopes.Select(s => new PinPlace(s.RegionId, s.ThemeId)).ToList();
        var regions = cells.Select(c => c.RegionId).Union(own.Select(s => s.RegionId).Where(r => r is not null));
        var themes = cells.Select(c => c.ThemeId).Union(own.Select(s => s.ThemeId).Where(t => t is not null)).ToList();
        return [PinPlace.Everywhere,
            .. places.Regions.Select(r => new PinPlace(r.Id, null)),
            .. places.Themes.Select(t => new PinPlace(null, t.Id)),
            .. regions.SelectMany(r => themes.Select(t => new PinPlace(r, t)))];
    }
}
