using System.Runtime.CompilerServices;
using Forum.Core.Data;

namespace Forum.Core.Doctor;

/// <summary>Ids of some rows that follow each other, both ends included: a large table is gone through one range at a time.</summary>
internal sealed record IdRange(long From, long To)
{
    public static readonly IdRange All = new(long.MinValue, long.MaxValue);

    /// <summary>The rows of a table within these ids, in ranges of at most <paramref name="size"/> rows.</summary>
    public async IAsyncEnumerable<IdRange> StepsAsync(Db db, string table, int size, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var from = From; ;)
        {
            ct.ThrowIfCancellationRequested();
            var ids = await db.OneAsync<Step>($"select coalesce(max(s.id), 0) as last, count(*) as rows from (select t.id from {table} t where t.id between @from and @To order by t.id limit @size) s", new { from, To, size = (long)size });
            if (ids.Rows == 0) yield break;
            yield return new(from, ids.Last);
            from = ids.Last + 1;
        }
    }

    private sealed record Step(long Last, long Rows);
}
