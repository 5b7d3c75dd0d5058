using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;

namespace Forum.Core.BonsCoups;

/// <summary>Somebody who facilitates a place takes a pin off there, whoever set it. Where nothing is pinned, nothing happens.</summary>
[UseCase]
public sealed class UnpinPost(Database database, Places places, TimeProvider clock)
{
    /// <param name="Place">a word of <see cref="PinPlace.Word"/></param>
    public sealed record Command(Member By, long ThreadId, long Number, string? Place);

    public Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        var (found, refusal) = await CoupPost.FindAsync(db, command.By, command.ThreadId, command.Number);
        if (found is null) return refusal!;
        if (PinPlace.Parse(command.Place, places, open: false) is not { } place) return !command.By.Facilitates ? Refusal.NotAllowed : Refusal.Invalid("Place", "bons_coups.place_unknown");
        if (!Can.PinAt(command.By, place.RegionId, place.ThemeId)) return Refusal.NotAllowed;
        await PinRows.RemoveAsync(db, found.Post.Id, place, command.By.Id, clock.GetUtcNow());
        return found.Unchanged;
    }, ct);
}
