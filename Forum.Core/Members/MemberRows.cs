using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A member as she is first written: with her account, her scopes and what she follows.</summary>
internal static class MemberRows
{
    /// <param name="PasswordHash">null where she has no way to sign in yet</param>
    internal sealed record Row(
        string Email, string? PasswordHash, string Name, string Title, long? OrganisationId, long RegionId, Role Role, Language Language,
        IReadOnlyList<Scope> Scopes, IReadOnlyList<long> FollowedRegions, IReadOnlyList<long> FollowedThemes, DateTimeOffset CreatedAt);

    public static Task<bool> AnyAsync(Db db) => db.OneAsync<bool>("select case when exists (select 1 from members) then true else false end as some");

    /// <summary>Without her nobody would be left who can come in and appoint others. Held until the commit: of two coordinators who lay it down at once, the second finds herself the last.</summary>
    public static async Task<bool> IsLastCoordinatorAsync(Db db, long memberId)
    {
        await db.HoldAsync("audit_log");
        return await db.OneAsync<long>("select count(*) from members where role = 'Coordinator' and removed_at is null and suspended_at is null and id <> @memberId", new { memberId }) == 0;
    }

    /// <summary>The new member's id; 0 where the e-mail has an account already.</summary>
    public static async Task<long> AddAsync(Db db, Row row)
    {
        var id = await db.FindAsync<long>("""
            insert into members (email, email_key, password_hash, name, name_key, title, organisation_id, region_id, role, lang, created_at, all_read_at)
            values (@Email, @emailKey, @PasswordHash, @Name, @nameKey, @Title, @OrganisationId, @RegionId, @role, @lang, @CreatedAt, @CreatedAt)
            on conflict (email_key) do nothing
            returning id
            """, new { row.Email, emailKey = EmailAddress.Key(row.Email), row.PasswordHash, row.Name, nameKey = NameKey.Of(row.Name), row.Title, row.OrganisationId, row.RegionId, role = row.Role.ToString(), lang = row.Language.Code(), row.CreatedAt });
        if (id == 0) return 0;
        await AddScopesAsync(db, id, row.Scopes);
        await AddFollowedAsync(db, id, row.FollowedRegions, row.FollowedThemes);
        return id;
    }

    /// <summary>A guest of an exchange: nobody signs in to her, and no letter finds her. Her id.</summary>
    public static async Task<long> AddGuestAsync(Db db, string name, long regionId, Language language, DateTimeOffset now) => await db.OneAsync<long>("""
        insert into members (email, email_key, name, name_key, region_id, role, lang, created_at, all_read_at)
        values ('', @emailKey, @name, @nameKey, @regionId, 'Guest', @lang, @now, @now) returning id
        """, new { emailKey = "invite:" + Secret.New(), name, nameKey = NameKey.Of(name), regionId, lang = language.Code(), now });

    public static async Task SetScopesAsync(Db db, long memberId, IReadOnlyList<Scope> scopes)
    {
        await db.RunAsync("delete from member_scopes where member_id = @memberId", new { memberId });
        await AddScopesAsync(db, memberId, scopes);
    }

    private static async Task AddScopesAsync(Db db, long memberId, IReadOnlyList<Scope> scopes)
    {
        foreach (var scope in scopes.Distinct()) await db.RunAsync("insert into member_scopes (member_id, region_id, theme_id) values (@memberId, @RegionId, @ThemeId)", new { memberId, scope.RegionId, scope.ThemeId });
    }

    public static async Task SetFollowedAsync(Db db, long memberId, IEnumerable<long> regionIds, IEnumerable<long> themeIds)
    {
        await db.RunAsync("delete from member_regions where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from member_themes where member_id = @memberId", new { memberId });
        await AddFollowedAsync(db, memberId, regionIds, themeIds);
    }

    private static async Task AddFollowedAsync(Db db, long memberId, IEnumerable<long> regionIds, IEnumerable<long> themeIds)
    {
        foreach (var regionId in regionIds.Distinct()) await db.RunAsync("insert into member_regions (member_id, region_id) values (@memberId, @regionId)", new { memberId, regionId });
        foreach (var themeId in themeIds.Distinct()) await db.RunAsync("insert into member_themes (member_id, theme_id) values (@memberId, @themeId)", new { memberId, themeId });
    }
}
