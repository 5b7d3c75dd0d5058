using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Joining;

/// <summary>Somebody who says that she works in the reader's own group and asks to join.</summary>
/// <param name="Email">shown because a name alone is easily borrowed: her colleagues know her address</param>
/// <param name="GroupName">as it is called now</param>
/// <param name="Answer">what this reader said: « Knows », « Unknown », or empty</param>
public sealed record AskingColleague(long Id, string Name, string Email, string Sentence, long RegionId, string GroupName, DateTimeOffset CreatedAt, string Answer);

/// <summary>The open requests that name the reader's own group, for its members alone.</summary>
[UseCase]
public sealed class ListColleagues(Database database, TimeProvider clock)
{
    private const string Mine = $"{Colleagues.From} join members m on m.id = @viewer left join join_vouches v on v.request_id = r.id and v.member_id = m.id where {Colleagues.IsOpen} and {Colleagues.MayAnswer}";

    /// <summary>The longest waiting first.</summary>
    public async Task<Outcome<IReadOnlyList<AskingColleague>>> RunAsync(Member reader, CancellationToken ct)
    {
        if (!reader.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<AskingColleague>($"""
            select r.id, r.name, r.email, r.sentence, r.region_id, o.name as group_name, r.created_at,
                case when v.member_id is null then '' when v.knows then 'Knows' else 'Unknown' end as answer
            from {Mine} order by r.created_at, r.id
            """, Own(reader.Id));
    }

    /// <summary>How many wait for this reader's word.</summary>
    public async Task<long> CountAsync(Member reader, CancellationToken ct)
    {
        if (!reader.IsSignedIn) return 0;
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>($"select count(*) as number from {Mine} and v.member_id is null", Own(reader.Id));
    }

    /// <summary>The request, for a message to this member; null where it is over, answered by her, or not hers to answer any more.</summary>
    public async Task<AskingColleague?> FindAsync(long memberId, long requestId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<AskingColleague>($"""
            select r.id, r.name, r.email, r.sentence, r.region_id, o.name as group_name, r.created_at, '' as answer from {Mine} and v.member_id is null and r.id = @requestId
            """, new Args(new { requestId }, Own(memberId)));
    }

    private object Own(long memberId) => new { viewer = memberId, since = Colleagues.Since(clock.GetUtcNow()) };
}
