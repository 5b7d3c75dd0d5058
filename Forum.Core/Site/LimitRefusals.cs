using Forum.Core.Data;

namespace Forum.Core.Site;

/// <summary>How often each limit refused something: a number for each hour, and nothing of whom.</summary>
[UseCase]
public sealed class LimitRefusals(Database database, TimeProvider clock)
{
    /// <summary>Hours told of.</summary>
    public const int Hours = 24;

    private const long Hour = 3_600_000;

    /// <summary>Adds what was refused since the last time, on this node.</summary>
    public Task AddAsync(IReadOnlyDictionary<string, long> refused, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        var hour = ThisHour();
        await db.RunAsync("delete from limit_refusals where hour <= @before", new { before = hour - Hours });
        foreach (var (name, count) in refused.OrderBy(r => r.Key, StringComparer.Ordinal))
            await db.RunAsync("""
                insert into limit_refusals (name, hour, refused) values (@name, @hour, @count)
                on conflict (name, hour) do update set refused = limit_refusals.refused + excluded.refused
                """, new { name, hour, count });
        return default(Done);
    }, ct);

    /// <summary>In the last <see cref="Hours"/> hours, the present one included, by the name of the limit; those that refused nothing are left out.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ReadAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var rows = await db.ListAsync<Sum>("select name as name, cast(sum(refused) as bigint) as refused from limit_refusals where hour > @before group by name order by name", new { before = ThisHour() - Hours });
        return rows.ToDictionary(r => r.Name, r => r.Refused);
    }

    private long ThisHour() => clock.GetUtcNow().ToUnixTimeMilliseconds() / Hour;

    private sealed record Sum(string Name, long Refused);
}
