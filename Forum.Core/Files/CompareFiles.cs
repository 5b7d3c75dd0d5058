using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Forum.Core.Data;

namespace Forum.Core.Files;

public enum FileFault { Missing, Damaged, Extra }

/// <param name="Path">whole, where it is or should be</param>
/// <param name="Rows">how many rows name it; 0 for one that is extra</param>
public sealed record FileDifference(FileFault Fault, string Path, long Rows);

/// <summary>Every byte of every file compared with the rows that name it: those that are missing, those whose bytes are not what their name says, and those that nothing names.</summary>
[UseCase]
public sealed class CompareFiles(Database database, FileStore store, TimeProvider clock)
{
    private const long AtOnce = 500;

    /// <summary>What is younger may be on its way into the store.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private sealed record Named(string Hash, long Rows);

    public async IAsyncEnumerable<FileDifference> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        for (var after = ""; ;)
        {
            var named = await db.ListAsync<Named>("""
                select n.hash, count(*) as rows from (select hash from files where hash > @after union all select preview as hash from files where preview > @after and preview <> '') n
                group by n.hash order by n.hash limit @AtOnce
                """, new { after, AtOnce });
            if (named.Count == 0) break;
            foreach (var one in named)
            {
                var hash = await HashAsync(one.Hash, ct);
                if (hash != one.Hash) yield return new(hash is null ? FileFault.Missing : FileFault.Damaged, store.PathOf(one.Hash), one.Rows);
            }
            after = named[^1].Hash;
        }
        if (!Directory.Exists(store.Folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(store.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (File.GetLastWriteTimeUtc(path) > clock.GetUtcNow() - Settled) continue;
            var name = Path.GetFileName(path);
            if (!DropBytes.IsHash(name) || path != store.PathOf(name) || await db.FindAsync<string>("select hash from files where hash = @name union select preview as hash from files where preview = @name", new { name }) is null)
                yield return new(FileFault.Extra, path, 0);
        }
    }

    private async Task<string?> HashAsync(string hash, CancellationToken ct)
    {
        await using var file = store.Open(hash);
        return file is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
