using Forum.Core.Data;
using Forum.Core.Themes;

namespace Forum.Core.Regions;

/// <summary>All regions and themes, kept in memory: every page names some and they hardly ever change. <see cref="LoadAsync"/> after a change.</summary>
[UseCase]
public sealed class Places(Database database)
{
    private Snapshot _now = new([], [], []);
    private long _edition;

    /// <summary>Another number after every load: what was written from the names is not shown after it.</summary>
    public long Edition => Interlocked.Read(ref _edition);

    /// <summary>The regions served here, in the order of their names; « Tout le Québec » first.</summary>
    public IReadOnlyList<Region> Regions => _now.Regions;

    /// <summary>The themes that are open, in their own order.</summary>
    public IReadOnlyList<Theme> Themes => _now.Themes;

    /// <summary>All seventeen regions and « Tout le Québec », served or not.</summary>
    public IReadOnlyList<Region> All => _now.AllRegions;

    /// <summary>The closed ones too.</summary>
    public IReadOnlyList<Theme> AllThemes => _now.AllThemes;

    public Region Region(long id) => _now.RegionsById[id];

    public Theme Theme(long id) => _now.ThemesById[id];

    /// <summary>Null where no region has this slug (a hyphen and an en dash are one).</summary>
    public Region? Region(string? slug) => slug is null ? null : _now.RegionsBySlug.GetValueOrDefault(slug.Replace('–', '-'));

    public Theme? Theme(string? slug) => slug is null ? null : _now.ThemesBySlug.GetValueOrDefault(slug);

    /// <summary>Neighbouring regions, those by land first, then across water.</summary>
    public IReadOnlyList<Region> Neighbours(Region region) =>
        [.. _now.Neighbours.Where(n => n.RegionId == region.Id).OrderByDescending(n => n.ByLand).Select(n => Region(n.NeighbourId)).Where(r => r.Served)];

    public async Task LoadAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        _now = new(
            await db.ListAsync<Region>($"select {Core.Regions.Region.Columns} from regions order by case when id = 0 then 0 else 1 end, name collate fr, id"),
            await db.ListAsync<Theme>($"select {Core.Themes.Theme.Columns} from themes order by position, id"),
            await db.ListAsync<Neighbour>("select region_id, neighbour_id, by_land from region_neighbours order by region_id, neighbour_id"));
        Interlocked.Increment(ref _edition);
    }

    private sealed record Neighbour(long RegionId, long NeighbourId, bool ByLand);

    private sealed class Snapshot(List<Region> regions, List<Theme> themes, List<Neighbour> neighbours)
    {
        public IReadOnlyList<Region> Regions { get; } = [.. regions.Where(r => r.Served)];

        public IReadOnlyList<Theme> Themes { get; } = [.. themes.Where(t => t.ClosedAt is null)];

        public IReadOnlyList<Neighbour> Neighbours { get; } = neighbours;

        public IReadOnlyList<Region> AllRegions { get; } = regions;

        public IReadOnlyList<Theme> AllThemes { get; } = themes;

        public Dictionary<long, Region> RegionsById { get; } = regions.ToDictionary(r => r.Id);

        public Dictionary<long, Theme> ThemesById { get; } = themes.ToDictionary(t => t.Id);

        public Dictionary<string, Region> RegionsBySlug { get; } = regions.ToDictionary(r => r.Slug);

        public Dictionary<string, Theme> ThemesBySlug { get; } = themes.ToDictionary(t => t.Slug);
    }
}
