using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Who follows a theme and who facilitates it, when it becomes another's.</summary>
internal static class ThemeRows
{
    public static async Task MoveAsync(Db db, long from, long to)
    {
        await db.RunAsync("update members set own_version = own_version + 1 where id in (select f.member_id from member_themes f where f.theme_id = @from union select s.member_id from member_scopes s where s.theme_id = @from)", new { from });
        await db.RunAsync("insert into member_themes (member_id, theme_id) select f.member_id, cast(@to as bigint) from member_themes f where f.theme_id = @from on conflict (member_id, theme_id) do nothing", new { from, to });
        await db.RunAsync("delete from member_themes where theme_id = @from", new { from });
        await db.RunAsync("""
            delete from member_scopes where theme_id = @from and exists (select 1 from member_scopes other
                where other.member_id = member_scopes.member_id and other.theme_id = @to and coalesce(other.region_id, -1) = coalesce(member_scopes.region_id, -1))
            """, new { from, to });
        await db.RunAsync("update member_scopes set theme_id = @to where theme_id = @from", new { from, to });
    }
}
