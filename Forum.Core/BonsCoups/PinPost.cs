using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.BonsCoups;

/// <summary>
/// Somebody who facilitates a place pins a thread (its post 1) or a single reply there; the place need not be the thread's own.
/// Pinning again where it stands only gives it its new end. Who also facilitates the thread may retain it as a bon coup in the same act.
/// </summary>
[UseCase]
public sealed class PinPost(Database database, Places places, TimeProvider clock)
{
    /// <summary>Longest time a pin may be given an end for.</summary>
    public const int MostYears = 2;

    /// <param name="Place">a word of <see cref="PinPlace.Word"/></param>
    /// <param name="Until">last day it is shown, as 2026-12-14; empty: until somebody takes it off</param>
    /// <param name="AlsoBonCoup">mark it too; refused as a whole where she may not</param>
    public sealed record Command(Member By, long ThreadId, long Number, string? Place, string? Until, bool AlsoBonCoup);

    public async Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = End(command.Until, now);
        return await database.WriteAsync<PostChange>(async db =>
        {
            var (found, refusal) = await CoupPost.FindAsync(db, command.By, command.ThreadId, command.Number);
            if (found is null) return refusal!;
            if (PinPlace.Parse(command.Place, places) is not { } place) return !command.By.Facilitates ? Refusal.NotAllowed : Refusal.Invalid("Place", "bons_coups.place_unknown");
            if (!Can.PinAt(command.By, place.RegionId, place.ThemeId)) return Refusal.NotAllowed;
            if (until.Refusal is not null) return until.Refusal;
            var change = command.AlsoBonCoup ? await MarkBonCoup.MarkAsync(db, command.By, found, now) : found.Unchanged;
            if (change.Refusal is not null) return change;
            await PinRows.PutAsync(db, new(found.Thread.Id, found.Post.Id, place, command.By.Id, now, until.Value));
            return change;
        }, ct);
    }

    /// <summary>The midnight that ends the last day, in the place's zone.</summary>
    private static Outcome<DateTimeOffset?> End(string? until, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(until)) return (DateTimeOffset?)null;
        if (!DateOnly.TryParseExact(until.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Refusal.Invalid("Until", "bons_coups.until_unreadable");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zones.Place).DateTime);
        if (day < today) return Refusal.Invalid("Until", "bons_coups.until_past");
        if (day > today.AddYears(MostYears)) return Refusal.Invalid("Until", "bons_coups.until_far");
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return (DateTimeOffset?)new DateTimeOffset(midnight, Zones.Place.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
