using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Core.Themes;

/// <summary>A coordinator makes one theme of two: threads, pins, followers and facilitators' scopes go to the one that stays, and the old address leads there.</summary>
[UseCase]
public sealed class MergeTheme(Database database, Places places, TimeProvider clock)
{
    /// <param name="Into">slug of the theme that stays</param>
    public sealed record Command(Member By, long Id, string? Into);

    /// <summary>The theme that stays.</summary>
    public async Task<Outcome<Theme>> RunAsync(Command command, CancellationToken ct)
    {
        if (!Can.Administer(command.By)) return Refusal.NotAllowed;
        var merged = await database.WriteAsync<long>(async db =>
        {
            var (id, now) = (command.Id, clock.GetUtcNow());
            if (places.AllThemes.FirstOrDefault(t => t.Id == id) is not { MergedInto: null }) return Refusal.NotFound;
            if (places.Theme(command.Into) is not { ClosedAt: null } into || into.Id == id) return Refusal.Invalid("Into", "administration.into_missing");
            // its people were let into one of the two, and would come to read the other
            if (await ThreadAudience.AnyPrivateAsync(db, [], [id, into.Id])) return Refusal.Invalid("Into", "administration.merge_private");
            await ThreadPlaces.MoveThemeAsync(db, id, into.Id);
            await ThemeRows.MoveAsync(db, id, into.Id);
            await PinRows.MoveThemeAsync(db, id, into.Id, command.By.Id, now);
            await RegionCounters.RecountThemeAsync(db, id, into.Id);
            // what became the old one's before now leads to the new one at once
            await db.RunAsync("update themes set merged_into = @into where merged_into = @id", new { id, into = into.Id });
            await db.RunAsync("update themes set merged_into = @into, closed_at = coalesce(closed_at, cast(@now as bigint)) where id = @id", new { id, into = into.Id, now });
            await AuditLog.WriteAsync(db, new(command.By.Id, AuditAct.ThemesMerged, now) { SubjectId = into.Id, Detail = places.Theme(id).Slug });
            return into.Id;
        }, ct);
        if (merged.Refusal is not null) return merged.Refusal;
        await places.LoadAsync(ct);
        return places.Theme(merged.Value);
    }
}
