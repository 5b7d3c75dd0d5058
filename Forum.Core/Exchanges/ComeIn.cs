using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Exchanges;

/// <summary>Notes, once, that a member came while an exchange was held: for its figures, and for who gets its summary.</summary>
[UseCase]
public sealed class ComeIn(Database database, TimeProvider clock)
{
    /// <summary>The caller has shown her the exchange: she may read it. Nothing is written where she was noted before, or where it is not held.</summary>
    public async Task RunAsync(Member reader, long threadId, CancellationToken ct)
    {
        if (!reader.IsSignedIn) return;
        var args = new { threadId, reader.Id, now = clock.GetUtcNow() };
        await using (var db = await database.ReadAsync(ct))
        {
            if (await db.FindAsync<long>("select member_id from exchange_visits where thread_id = @threadId and member_id = @Id", args) != 0) return;
        }
        await database.WriteAsync<Done>(async db =>
        {
            await db.RunAsync("""
                insert into exchange_visits (thread_id, member_id, came_at) select e.thread_id, @Id, @now from exchanges e where e.thread_id = @threadId and e.opened_at is not null and e.closed_at is null
                on conflict (thread_id, member_id) do nothing
                """, args);
            return default(Done);
        }, ct);
    }
}
