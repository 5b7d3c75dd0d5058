using System.IO.Compression;
using System.Text.Json;
using Forum.Core.Data;

namespace Forum.Core.Backups;

/// <summary>One archive of the place, made while it serves: its database as it was when the backup began or a little later, keys included, and its files. Nobody waits for it.</summary>
[UseCase]
public sealed class MakeBackup(Database database, TimeProvider clock)
{
    /// <param name="File">must not exist; its folder must</param>
    public sealed record Command(string File, string DataDirectory);

    /// <summary>The archive stands under its name, and is durable, when this returns; else <see cref="BackupException"/>, and nothing stands there.</summary>
    public async Task<BackupManifest> RunAsync(Command command, CancellationToken ct)
    {
        var file = Path.GetFullPath(command.File);
        if (Path.Exists(file)) throw new BackupException($"« {file} » existe déjà : donnez un autre nom à la sauvegarde.");
        if (!Directory.Exists(Path.GetDirectoryName(file))) throw new BackupException($"Le dossier de « {file} » n’existe pas : créez-le.");
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        var (archive, copy) = (unfinished + ".partiel", unfinished + ".base.partiel");
        try
        {
            var madeAt = clock.GetUtcNow();
            await CopyStoreAsync(copy, ct);
            var manifest = await WriteAsync(archive, copy, command.DataDirectory, new(BackupManifest.CurrentFormat, BackupManifest.ProgramVersion, await SchemaAsync(ct), database.Dialect, madeAt, []), ct);
            File.Move(archive, file);
            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new BackupException($"La sauvegarde « {file} » n’a pas pu être écrite ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}) : vérifiez la place libre et à qui appartient son dossier.", e);
        }
        finally
        {
            foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(unfinished) + "*")) File.Delete(left);
        }
    }

    private async Task CopyStoreAsync(string copy, CancellationToken ct)
    {
        // made here so that nobody else may open it: it holds every account
        await using (Create(copy)) { }
        if (database.Dialect is Dialect.Sqlite) await database.CopyAsync(copy, ct);
        else await PostgresTool.RunAsync("pg_dump", database.ConnectionString, ["--format", "custom", "--no-owner", "--no-privileges", "--file", copy], ct);
    }

    private async Task<string> SchemaAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return (await db.ListAsync<string>("select name from migrations order by name")).Max(StringComparer.Ordinal)!;
    }

    private static async Task<BackupManifest> WriteAsync(string archive, string copy, string dataDirectory, BackupManifest manifest, CancellationToken ct)
    {
        await using var stream = Create(archive);
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            List<BackupFile> files = [await AddAsync(zip, copy, BackupManifest.StoreEntry(manifest.Database), ct)];
            foreach (var folder in BackupManifest.Folders.Select(f => Path.Combine(dataDirectory, f)).Where(Directory.Exists))
            {
                foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                    files.Add(await AddAsync(zip, file, Path.GetRelativePath(dataDirectory, file).Replace('\\', '/'), ct));
            }
            manifest = manifest with { Files = files };
            await using var entry = zip.CreateEntry(BackupManifest.EntryName).Open();
            await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, ct);
        }
        stream.Flush(flushToDisk: true);
        return manifest;
    }

    private static async Task<BackupFile> AddAsync(ZipArchive zip, string file, string name, CancellationToken ct)
    {
        await using var from = File.OpenRead(file);
        await using var to = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var (bytes, sha256) = await HashedCopy.RunAsync(from, to, long.MaxValue, ct);
        return new(name, bytes, sha256);
    }

    private static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(file, options);
    }
}
