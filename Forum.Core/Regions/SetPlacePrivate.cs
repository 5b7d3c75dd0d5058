using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Themes;
using Forum.Core.Threads;

namespace Forum.Core.Regions;

/// <summary>
/// A coordinator makes a region or a theme private as a whole, or opens it again: the threads that stand in it, those there are and those to come, are read by its people alone (<see cref="Readers"/>);
/// a theme's are those let in (<see cref="ThemePeople"/>), who facilitates the whole of it, and coordinators. « Tout le Québec » is nobody's home and stays open. Twice changes nothing.
/// </summary>
[UseCase]
public sealed class SetPlacePrivate(Database database, Places places, TimeProvider clock)
{
    public async Task<Outcome<Done>> RunAsync(Member by, string? slug, bool isPrivate, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        var region = places.Region(slug) is { Served: true } served ? served : null;
        var theme = region is null && places.Theme(slug) is { MergedInto: null } own ? own : null;
        if (region is null && theme is null) return Refusal.NotFound;
        if (region?.Id == Region.AllQuebec) return Refusal.Invalid("Private", "administration.quebec_stays_open");
        await database.WriteAsync<Done>(async db =>
        {
            var now = clock.GetUtcNow();
            if (await IsPrivateAsync(db, region?.Id, theme?.Id) == isPrivate) return default(Done);
            DateTimeOffset? since = isPrivate ? now : null;
            await ThreadAudience.ChangePlaceAsync(db, region?.Id, theme?.Id, () => theme is not null
                ? ThemePrivacy.SetAsync(db, theme.Id, since)
                : db.RunAsync("update regions set private_at = @since where id = @Id", new { since, region!.Id }));
            await AuditLog.WriteAsync(db, new(by.Id, isPrivate ? AuditAct.PlaceMadePrivate : AuditAct.PlaceOpened, now) { Detail = region?.Slug ?? theme!.Slug });
            return default(Done);
        }, ct);
        await places.LoadAsync(ct);
        return default(Done);
    }

    private static Task<bool> IsPrivateAsync(Db db, long? region, long? theme) => db.OneAsync<bool>("""
        select case when exists (select 1 from regions where id = @region and private_at is not null) or exists (select 1 from themes where id = @theme and private_at is not null) then true else false end as is_private
        """, new { region = region ?? -1, theme = theme ?? -1 });
}
