using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Regions;

namespace Forum.Core.Threads;

/// <summary>A facilitator files a thread under other regions and themes: it leaves the channels where it stood and keeps its address. Where its regions decide who reads it, they stay.</summary>
[UseCase]
public sealed class MoveThread(Database database, Places places, TimeProvider clock)
{
    /// <param name="Regions">slugs, the main one first</param>
    /// <param name="Themes">slugs, the main one first</param>
    public sealed record Command(Member By, long ThreadId, IReadOnlyList<string> Regions, IReadOnlyList<string> Themes);

    /// <summary>The post that carries the line; null where nothing changed.</summary>
    public Task<Outcome<PostChange?>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<PostChange?>(async db =>
    {
        var by = command.By;
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, command.ThreadId, by) is not { } thread) return Refusal.NotFound;
        if (!Can.Facilitate(by, thread)) return Refusal.NotAllowed;
        var (oldRegions, oldThemes) = await PlacesAsync(db, thread.Id);
        if (ThreadPlaces.Pick(command.Regions, s => places.Region(s) is { } r && (r.Served || oldRegions.Contains(r.Id)) ? r.Id : null) is not { } regions) return Refusal.Invalid("Regions", "publish.region_unknown");
        if (ThreadPlaces.Pick(command.Themes, s => places.Theme(s) is { } t && (t.ClosedAt is null || oldThemes.Contains(t.Id)) ? t.Id : null) is not { } themes) return Refusal.Invalid("Themes", "publish.theme_unknown");
        if (regions.SequenceEqual(oldRegions) && themes.SequenceEqual(oldThemes)) return default(PostChange?);
        if (thread.Audience is Audience.Places && await ThreadAudience.AnyPrivateAsync(db, [.. oldRegions.Except(regions)], [.. oldThemes.Except(themes)])) return Refusal.Invalid("Regions", "moderation.private_place_stays");
        if (!Readers.IsCounted(thread.Chosen) && !regions.Order().SequenceEqual(oldRegions.Order())) return Refusal.Invalid("Regions", "moderation.regions_decide");
        if (thread.Audience is Audience.Public && !Can.PublishOpenly(by, regions[0], themes[0])) return Refusal.Invalid("Regions", "publish.public_not_yours");
        await FileAsync(db, thread, regions, themes);
        var now = clock.GetUtcNow();
        await UndoFiling.RememberAsync(db, thread.Id, (oldRegions, oldThemes), (regions, themes), (by.Id, now));
        var change = await PostActivity.AddLineAsync(db, thread.Id, new(LineAct.Filed, now));
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.ThreadFiled, now) { ThreadId = thread.Id, Detail = $"{places.Region(regions[0]).Slug}/{places.Theme(themes[0]).Slug}" });
        return change;
    }, ct);

    /// <summary>Regions and themes, the main one first.</summary>
    internal static async Task<(List<long> Regions, List<long> Themes)> PlacesAsync(Db db, long threadId) =>
        (await PlacesAsync(db, threadId, "region_id", "theme_rank = 0", "region_rank"), await PlacesAsync(db, threadId, "theme_id", "region_rank = 0", "theme_rank"));

    private static Task<List<long>> PlacesAsync(Db db, long threadId, string column, string where, string order) =>
        db.ListAsync<long>($"select {column} from thread_places where thread_id = @threadId and {where} order by {order}", new { threadId });

    /// <summary>Its numbers leave the old cells and regions with it, and come to the new ones.</summary>
    internal static async Task FileAsync(Db db, ThreadHead thread, IReadOnlyList<long> regions, IReadOnlyList<long> themes)
    {
        await RegionCounters.CountWholeAsync(db, thread.Id, -1);
        await db.RunAsync("update threads set region_id = @region, theme_id = @theme where id = @Id", new { region = regions[0], theme = themes[0], thread.Id });
        await ThreadPlaces.WriteAsync(db, thread.Id, regions, themes, thread.LastPostAt);
        await ThreadAudience.SettleAsync(db, thread.Id);
        await RegionCounters.CountWholeAsync(db, thread.Id, 1);
    }
}
