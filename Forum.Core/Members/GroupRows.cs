using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Who belongs to a group and who follows it, when it becomes another's.</summary>
internal static class GroupRows
{
    public static async Task MoveAsync(Db db, long from, long to)
    {
        await db.RunAsync("update members set organisation_id = @to where organisation_id = @from", new { from, to });
        // what they may read changed, for those who were there too
        await OwnState.MoveGroupAsync(db, to);
        await db.RunAsync("""
            insert into member_organisations (member_id, organisation_id)
            select f.member_id, cast(@to as bigint) from member_organisations f where f.organisation_id = @from
            on conflict (member_id, organisation_id) do nothing
            """, new { from, to });
        await db.RunAsync("delete from member_organisations where organisation_id = @from", new { from });
    }
}
