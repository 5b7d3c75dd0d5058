using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member's open sessions, the latest first.</summary>
[UseCase]
public sealed class ListSessions(Database database, TimeProvider clock)
{
    /// <param name="Id">opens nothing (<see cref="Sessions.Id"/>)</param>
    /// <param name="Device">browser and system in words; empty where they are unknown</param>
    public sealed record Session(string Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, string Device);

    public async Task<IReadOnlyList<Session>> RunAsync(Member member, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Session>("select id, created_at, expires_at, device from sessions where member_id = @Id and expires_at > @now order by created_at desc, id", new { member.Id, now = clock.GetUtcNow() });
    }
}
