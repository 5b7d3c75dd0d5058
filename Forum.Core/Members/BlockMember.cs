using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member wants no private message from another, or will have them again. The other is not told; she finds that she cannot write.</summary>
[UseCase]
public sealed class BlockMember(Database database, TimeProvider clock)
{
    public Task<Outcome<Done>> RunAsync(Member member, long otherId, bool blocks, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        if (otherId == member.Id || await db.FindAsync<long>("select id from members where id = @otherId and removed_at is null", new { otherId }) == 0) return Refusal.NotFound;
        if (blocks) await db.RunAsync("insert into blocks (member_id, blocked_id, created_at) values (@Id, @otherId, @now) on conflict (member_id, blocked_id) do nothing", new { member.Id, otherId, now = clock.GetUtcNow() });
        else await db.RunAsync("delete from blocks where member_id = @Id and blocked_id = @otherId", new { member.Id, otherId });
        return default(Done);
    }, ct);

    public async Task<bool> IsBlockedAsync(Member member, long otherId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>("select count(*) from blocks where member_id = @Id and blocked_id = @otherId", new { member.Id, otherId }) > 0;
    }

    /// <summary>Whether one of these wants no message from her.</summary>
    internal static async Task<bool> AnyAsync(Db db, long memberId, IReadOnlyCollection<long> of) =>
        await db.OneAsync<long>("select count(*) from blocks where blocked_id = @memberId and member_id in @of", new { memberId, of = of.ToArray() }) > 0;
}
