using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Core.Themes;

/// <summary>
/// A coordinator makes a theme private as a whole, or opens it again: the threads that stand under it, those there are and those to come, are read by the people let in (<see cref="ThemePeople"/>),
/// who facilitates the whole of it, and coordinators. Twice changes nothing.
/// </summary>
[UseCase]
public sealed class SetThemePrivate(Database database, Places places, TimeProvider clock)
{
    public async Task<Outcome<Theme>> RunAsync(Member by, string? slug, bool isPrivate, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        if (places.Theme(slug) is not { MergedInto: null } theme) return Refusal.NotFound;
        await database.WriteAsync<Done>(async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.OneAsync<long>("select count(*) from themes where id = @Id and private_at is not null", new { theme.Id }) > 0 == isPrivate) return default(Done);
            DateTimeOffset? since = isPrivate ? now : null;
            await ThreadAudience.ChangePlaceAsync(db, null, theme.Id, () => db.RunAsync("update themes set private_at = @since where id = @Id", new { since, theme.Id }));
            await AuditLog.WriteAsync(db, new(by.Id, isPrivate ? AuditAct.PlaceMadePrivate : AuditAct.PlaceOpened, now) { Detail = theme.Slug });
            return default(Done);
        }, ct);
        await places.LoadAsync(ct);
        return places.Theme(theme.Id);
    }
}
