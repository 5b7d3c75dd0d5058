using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Themes;

namespace Forum.Core.Threads;

/// <summary>Where a member may open a thread: everywhere but in private regions and themes of which she is not (<see cref="ThreadAudience.FaultAsync"/> refuses those).</summary>
[UseCase]
public sealed class WritablePlaces(Database database, Places places)
{
    public sealed record Lists(IReadOnlyList<Region> Regions, IReadOnlyList<Theme> Themes)
    {
        public static readonly Lists None = new([], []);
    }

    public async Task<Lists> RunAsync(Member member, CancellationToken ct)
    {
        Lists all = new(places.Regions, places.Themes);
        if (member.IsCoordinator || !(all.Regions.Any(r => r.IsPrivate) || all.Themes.Any(t => t.IsPrivate))) return all;
        await using var db = await database.ReadAsync(ct);
        var regions = (await db.ListAsync<long>($"select r.id from regions r where r.id in ({Readers.Reach}) order by r.id", new { viewer = member.Id })).ToHashSet();
        var themes = (await db.ListAsync<long>($"select h.id from themes h where h.id in ({Readers.ThemeReach}) order by h.id", new { viewer = member.Id })).ToHashSet();
        return new([.. all.Regions.Where(r => !r.IsPrivate || regions.Contains(r.Id))], [.. all.Themes.Where(t => !t.IsPrivate || themes.Contains(t.Id))]);
    }
}
