using Forum.Core.Data;

namespace Forum.Core.Joining;

/// <summary>What a colleague said of somebody who asked to join, as the facilitators read it.</summary>
/// <param name="Name">hers</param>
/// <param name="Since">when she became a member</param>
/// <param name="LetIn">her word alone opened the door</param>
public sealed record Vouch(long RequestId, string Name, bool Knows, bool LetIn, DateTimeOffset Since);

/// <summary>Somebody whom a colleague's word let in.</summary>
/// <param name="Name">hers</param>
/// <param name="Colleague">the colleague's</param>
public sealed record LetInByColleague(string Name, string GroupName, string Colleague);

/// <summary>Reads what colleagues said. The caller has checked that its reader answers the request.</summary>
[UseCase]
public sealed class ReadVouches(Database database)
{
    /// <summary>In the order they were given.</summary>
    internal static async Task<ILookup<long, Vouch>> OfAsync(Db db, IReadOnlyList<JoinRequest> requests)
    {
        var ids = requests.Select(r => r.Id).ToArray();
        var vouches = ids.Length == 0 ? [] : await db.ListAsync<Vouch>("""
            select v.request_id, m.name, v.knows, v.let_in, m.created_at as since from join_vouches v join members m on m.id = v.member_id
            where v.request_id in @ids order by v.vouched_at, v.request_id, v.member_id
            """, new { ids });
        return vouches.ToLookup(v => v.RequestId);
    }

    /// <summary>For a message about it; null where it is no more.</summary>
    public async Task<LetInByColleague?> LetInAsync(long requestId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<LetInByColleague>($"""
            select r.name, o.name as group_name, m.name as colleague from {Colleagues.From} join join_vouches v on v.request_id = r.id and v.let_in join members m on m.id = v.member_id where r.id = @requestId
            """, new { requestId });
    }
}
