using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A member as her own session would find her, for what acts in her name without one: an address of her calendar. Null where she is gone or suspended.</summary>
[UseCase]
public sealed class FindMember(Database database)
{
    private sealed record Row(long Id, string Name, Role Role, long RegionId, string Lang, DateTimeOffset AllReadAt);

    public async Task<Member?> RunAsync(long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await db.FindAsync<Row>("select id, name, role, region_id, lang, all_read_at from members where id = @memberId and suspended_at is null and removed_at is null", new { memberId }) is not { } row) return null;
        var scopes = row.Role is Role.Facilitator ? await db.ListAsync<Scope>("select region_id, theme_id from member_scopes where member_id = @Id order by id", new { row.Id }) : [];
        return new(row.Id, row.Name, row.Role, row.RegionId, Languages.Parse(row.Lang), row.AllReadAt, scopes);
    }
}
