using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A member as she is first written: with her account, her scopes and what she follows.</summary>
internal static class MemberRows
{
    /// <param name="Email">already lower case: it is its own key</param>
    internal sealed record Row(
        string Email, string PasswordHash, string Name, string Title, long OrganisationId, long RegionId, Role Role, Language Language,
        IReadOnlyList<Scope> Scopes, IReadOnlyList<long> FollowedRegions, IReadOnlyList<long> FollowedThemes, DateTimeOffset CreatedAt);

    public static Task<bool> AnyAsync(Db db) => db.OneAsync<bool>("select case when exists (select 1 from members) then true else false end as some");

    public static async Task<long> AddAsync(Db db, Row row)
    {
        var id = await db.OneAsync<long>("""
            insert into members (email, email_key, password_hash, name, name_key, title, organisation_id, region_id, role, lang, created_at, all_read_at)
            values (@Email, @Email, @PasswordHash, @Name, @nameKey, @Title, @OrganisationId, @RegionId, @role, @lang, @CreatedAt, @CreatedAt)
            returning id
            """, new { row.Email, row.PasswordHash, row.Name, nameKey = NameKey.Of(row.Name), row.Title, row.OrganisationId, row.RegionId, role = row.Role.ToString(), lang = row.Language.Code(), row.CreatedAt });
        foreach (var scope in row.Scopes) await db.RunAsync("insert into member_scopes (member_id, region_id, theme_id) values (@id, @RegionId, @ThemeId)", new { id, scope.RegionId, scope.ThemeId });
        foreach (var regionId in row.FollowedRegions) await db.RunAsync("insert into member_regions (member_id, region_id) values (@id, @regionId)", new { id, regionId });
        foreach (var themeId in row.FollowedThemes) await db.RunAsync("insert into member_themes (member_id, theme_id) values (@id, @themeId)", new { id, themeId });
        return id;
    }
}
