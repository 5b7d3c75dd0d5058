using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Threads;

namespace Forum.Core.Regions;

/// <summary>
/// A coordinator makes a region private as a whole, or opens it again: the threads that stand in it, those there are and those to come, are read by its people alone (<see cref="Readers"/>).
/// « Tout le Québec » is nobody's home and stays open. Twice changes nothing.
/// </summary>
[UseCase]
public sealed class SetRegionPrivate(Database database, Places places, TimeProvider clock)
{
    public async Task<Outcome<Region>> RunAsync(Member by, string? slug, bool isPrivate, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        if (places.Region(slug) is not { Served: true } region) return Refusal.NotFound;
        if (region.Id == Region.AllQuebec) return Refusal.Invalid("Private", "administration.quebec_stays_open");
        await database.WriteAsync<Done>(async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.OneAsync<long>("select count(*) from regions where id = @Id and private_at is not null", new { region.Id }) > 0 == isPrivate) return default(Done);
            DateTimeOffset? since = isPrivate ? now : null;
            await ThreadAudience.ChangePlaceAsync(db, region.Id, null, () => db.RunAsync("update regions set private_at = @since where id = @Id", new { since, region.Id }));
            await AuditLog.WriteAsync(db, new(by.Id, isPrivate ? AuditAct.PlaceMadePrivate : AuditAct.PlaceOpened, now) { Detail = region.Slug });
            return default(Done);
        }, ct);
        await places.LoadAsync(ct);
        return places.Region(region.Id);
    }
}
