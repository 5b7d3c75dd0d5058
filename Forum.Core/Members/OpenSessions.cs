using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Which of some sessions are still open, and the role of each member now: one query for all live connections (RELIABILITY.md, Hub authorisation).</summary>
[UseCase]
public sealed class OpenSessions(Database database, TimeProvider clock)
{
    /// <param name="Id">as <see cref="Sessions.Id"/> gives it</param>
    public sealed record Session(string Id, Role Role);

    public async Task<IReadOnlyDictionary<string, Role>> RunAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var open = await db.ListAsync<Session>("""
            select s.id, m.role from sessions s join members m on m.id = s.member_id
            where s.id in @ids and s.expires_at > @now and m.suspended_at is null and m.removed_at is null
            """, new { ids = ids.ToArray(), now = clock.GetUtcNow() });
        return open.ToDictionary(s => s.Id, s => s.Role);
    }
}
