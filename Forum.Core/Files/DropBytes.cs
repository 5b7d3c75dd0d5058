using Forum.Core.Data;

namespace Forum.Core.Files;

/// <summary>Takes away the bytes that no row names any more. One by one, holding the table of files, so that whoever gives the same bytes meanwhile has them after.</summary>
[UseCase]
public sealed class DropBytes(Database database, FileStore store)
{
    private const int AtOnce = 200;

    /// <summary>A folder is walked, so that nothing is missed where a program stopped half-way; at most some hundred files go at once, and the rest the next time.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (!Directory.Exists(store.Folder)) return;
        foreach (var hashes in Names().Chunk(AtOnce))
        {
            ct.ThrowIfCancellationRequested();
            await using var db = await database.ReadAsync(ct);
            foreach (var hash in hashes.Except(await NamedAsync(db, hashes))) await DropAsync(hash, ct);
        }
    }

    private IEnumerable<string> Names() => Directory.EnumerateDirectories(store.Folder, "??").SelectMany(Directory.EnumerateFiles).Select(f => Path.GetFileName(f)).Where(IsHash);

    internal static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private static async Task<IEnumerable<string>> NamedAsync(Db db, string[] hashes) =>
        await db.ListAsync<string>("select hash from files where hash in @hashes union select preview as hash from files where preview in @hashes", new { hashes });

    private async Task DropAsync(string hash, CancellationToken ct) => await database.WriteAsync<Done>(async db =>
    {
        await db.HoldAsync("files");
        if (!(await NamedAsync(db, [hash])).Any()) store.Delete(hash);
        return default(Done);
    }, ct);
}
