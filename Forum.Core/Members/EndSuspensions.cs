using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Suspensions that came to their end: those members come in again, and are told.</summary>
[UseCase]
public sealed class EndSuspensions(Database database, TimeProvider clock)
{
    /// <summary>How many ended.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = await OverAsync(now, ct);
        foreach (var memberId in over) await database.WriteAsync<Done>(async db =>
        {
            await Sanctions.LetInAsync(db, memberId, null, now);
            return default(Done);
        }, ct);
        return over.Count;
    }

    private async Task<List<long>> OverAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<long>("select member_id from sanctions where kind = 'Suspension' and lifted_at is null and ends_at <= @now order by id", new { now });
    }
}
