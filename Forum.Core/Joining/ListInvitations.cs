using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Joining;

/// <summary>The latest invitations of a facilitator's regions, and what became of them.</summary>
[UseCase]
public sealed class ListInvitations(Database database)
{
    private const long Most = 100;

    /// <param name="InvitedBy">her name</param>
    public sealed record Row(long Id, string Email, string Name, long RegionId, string InvitedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? AcceptedAt);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var rows = await db.ListAsync<Row>("""
            select i.id, i.email, i.name, i.region_id, m.name as invited_by, i.created_at, i.expires_at, i.accepted_at
            from invitations i join members m on m.id = i.invited_by
            where i.withdrawn_at is null order by i.created_at desc, i.id desc limit @most
            """, new { most = 10 * Most });
        return rows.Where(r => Can.Welcome(by, r.RegionId)).Take((int)Most).ToList();
    }
}
