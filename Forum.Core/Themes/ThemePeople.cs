using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Regions;

namespace Forum.Core.Themes;

/// <summary>Somebody who reads a private theme because she was let in.</summary>
public sealed record ThemePerson(long Id, string Name, string Title);

/// <summary>Who is let into a private theme: said by whoever facilitates the whole of it, and by coordinators, who read it without being on the list. To everybody else the list is not there.</summary>
[UseCase]
public sealed class ThemePeople(Database database, Places places, TimeProvider clock)
{
    /// <summary>A larger circle is a place of its own.</summary>
    public const int Most = 200;

    /// <summary>Those let in, by their names. 404 where the theme is open or missing, 403 where it is not hers to say.</summary>
    public async Task<Outcome<List<ThemePerson>>> ListAsync(Member by, string? slug, CancellationToken ct)
    {
        var (theme, refusal) = Find(by, slug);
        if (theme is null) return refusal!;
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<ThemePerson>($"""
            select m.id, m.name, m.title from theme_people w join members m on m.id = w.member_id
            where w.theme_id = @Id and m.removed_at is null order by m.name collate fr, m.id
            """, new { theme.Id });
    }

    /// <summary>From now on she reads all of it, from its beginning. Twice changes nothing.</summary>
    public Task<Outcome<Done>> AddAsync(Member by, string? slug, long memberId, CancellationToken ct) => ChangeAsync(by, slug, memberId, AuditAct.LetIntoTheme, async (db, theme, now) =>
    {
        if (await db.FindAsync<long>($"select m.id from members m where m.id = @memberId and {Seen.Stands}", new { memberId }) == 0) return Refusal.Invalid("Person", "messages.unknown");
        if (await db.OneAsync<long>("select count(*) from theme_people where theme_id = @Id", new { theme.Id }) >= Most) return Refusal.Invalid("Person", "themes.people_full");
        return await db.RunAsync("""
            insert into theme_people (theme_id, member_id, let_in_by, let_in_at) values (@Id, @memberId, @by, @now) on conflict (theme_id, member_id) do nothing
            """, new { theme.Id, memberId, by = by.Id, now });
    }, ct);

    /// <summary>From now on it is not there for her; what she wrote in it stays, and the threads she opened stay hers to read.</summary>
    public Task<Outcome<Done>> RemoveAsync(Member by, string? slug, long memberId, CancellationToken ct) => ChangeAsync(by, slug, memberId, AuditAct.TakenOutOfTheme, async (db, theme, _) =>
        await db.RunAsync("delete from theme_people where theme_id = @Id and member_id = @memberId", new { theme.Id, memberId }), ct);

    private async Task<Outcome<Done>> ChangeAsync(Member by, string? slug, long memberId, AuditAct act, Func<Db, Theme, DateTimeOffset, Task<Outcome<int>>> change, CancellationToken ct)
    {
        var (theme, refusal) = Find(by, slug);
        if (theme is null) return refusal!;
        return await database.WriteAsync<Done>(async db =>
        {
            var now = clock.GetUtcNow();
            var changed = await change(db, theme, now);
            if (changed.Refusal is not null) return changed.Refusal;
            if (changed.Value == 0) return default(Done);
            await OwnState.MoveAsync(db, memberId);
            await AuditLog.WriteAsync(db, new(by.Id, act, now) { SubjectId = memberId, Detail = theme.Slug });
            return default(Done);
        }, ct);
    }

    private Outcome<Theme> Find(Member by, string? slug) =>
        places.Theme(slug) is not { IsPrivate: true } theme ? Refusal.NotFound : Can.LetIntoTheme(by, theme.Id) ? theme : Refusal.NotAllowed;
}
