using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Joining;

/// <summary>The requests that a facilitator answers: open ones first, the oldest on top, then the latest of those that ended.</summary>
[UseCase]
public sealed class ListJoinRequests(Database database)
{
    private const long MostEnded = 20;

    /// <param name="Vouches">what colleagues said, by request</param>
    public sealed record Page(IReadOnlyList<JoinRequest> Open, IReadOnlyList<JoinRequest> Ended, ILookup<long, Vouch> Vouches);

    public async Task<Outcome<Page>> RunAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var open = await db.ListAsync<JoinRequest>($"select {JoinRequest.Columns} from join_requests r where r.state in ('Waiting', 'Asked') order by r.created_at, r.id");
        var ended = await db.ListAsync<JoinRequest>($"select {JoinRequest.Columns} from join_requests r where r.state in ('Approved', 'Refused') order by r.answered_at desc, r.id desc limit @most", new { most = 10 * MostEnded });
        open = [.. open.Where(r => Can.Welcome(by, r.RegionId))];
        ended = [.. ended.Where(r => Can.Welcome(by, r.RegionId)).Take((int)MostEnded)];
        return new Page(open, ended, await ReadVouches.OfAsync(db, [.. open, .. ended]));
    }
}
