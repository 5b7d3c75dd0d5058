using System.Runtime.CompilerServices;
using Forum.Core.Data;

namespace Forum.Core.Doctor;

/// <summary>Compares numbers that a table keeps with what they are kept of, some rows at a time, and mends them in as many short transactions: memory and waiting writers stay the same on a large store.</summary>
/// <param name="walked">table whose ids lead through</param>
/// <param name="held">table that every writer of these numbers writes before or with them: held while they are mended, so that none is counted twice or lost</param>
internal abstract class Recount(Database database, string walked, string held, int size = 1_000) : ICheck
{
    /// <param name="Id">of the walked table</param>
    protected sealed record Difference(long Id, Finding Finding);

    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        await foreach (var range in IdRange.All.StepsAsync(db, walked, size, ct))
        {
            var found = await FindAsync(db, range);
            if (repair && found.Count > 0) found = [.. (await MendAsync(range, ct)).Select(d => d with { Finding = d.Finding with { Mended = true } })];
            foreach (var difference in found) yield return difference.Finding;
        }
    }

    protected abstract Task<List<Difference>> FindAsync(Db db, IdRange range);

    /// <summary>Writes the truth in the rows of these ids.</summary>
    protected abstract Task MendAsync(Db db, long[] ids);

    private async Task<List<Difference>> MendAsync(IdRange range, CancellationToken ct) => (await database.WriteAsync<List<Difference>>(async db =>
    {
        await db.HoldAsync(held);
        // compared again: the place may have moved since
        var found = await FindAsync(db, range);
        if (found.Count > 0) await MendAsync(db, [.. found.Select(d => d.Id).Distinct()]);
        return found;
    }, ct)).Value!;

    protected static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
