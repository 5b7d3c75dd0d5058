using System.Runtime.CompilerServices;
using Forum.Core.Data;

namespace Forum.Core.Doctor;

/// <summary>
/// Rows that name a row which is gone: the store forbids them, but not to every tool. Where the schema says that they go with it (on delete cascade), mending does that;
/// anything else (a post without its author or its thread) is somebody's words, and left to people.
/// </summary>
internal sealed partial class Orphans(Database database) : ICheck
{
    /// <summary>Rows taken away in one transaction: those of so many lost parents.</summary>
    private const int AtOnce = 100;

    internal sealed record Reference(string Child, string Column, string Parent, string Key, bool Cascades);

    private sealed record Lost(long Key, long Rows);

    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        foreach (var reference in await ReferencesAsync(db))
        {
            for (var after = long.MinValue; ;)
            {
                var lost = await db.ListAsync<Lost>($"""
                    select c.{reference.Column} as key, count(*) as rows from {reference.Child} c
                    where c.{reference.Column} > @after and not exists (select 1 from {reference.Parent} parent where parent.{reference.Key} = c.{reference.Column})
                    group by c.{reference.Column} order by c.{reference.Column} limit {AtOnce}
                    """, new { after });
                if (lost.Count == 0) break;
                after = lost[^1].Key;
                var mends = repair && reference.Cascades;
                if (mends) await RemoveAsync(reference, [.. lost.Select(l => l.Key)], ct);
                foreach (var one in lost) yield return new(reference.Cascades ? "doctor.orphans" : "doctor.orphans_kept", one.Rows, reference.Child, reference.Column, one.Key, reference.Parent) { Mended = mends };
            }
        }
    }

    private Task RemoveAsync(Reference reference, long[] keys, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        db.ChangesThreads();
        await db.RunAsync($"delete from {reference.Child} where {reference.Column} in @keys", new { keys });
        return default(Done);
    }, ct);

    private static Task<List<Reference>> ReferencesAsync(Db db) => db.ListAsync<Reference>(db.Dialect is Dialect.Sqlite ? SqliteReferences : PostgresReferences);
}
