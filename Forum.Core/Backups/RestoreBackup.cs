using Forum.Core.Data;

namespace Forum.Core.Backups;

/// <summary>Puts a backup into an empty data directory, and on PostgreSQL into an empty database. Everything is checked before anything is written, and the database comes last: what is half restored is no place.</summary>
public sealed class RestoreBackup(Dialect dialect, string connectionString)
{
    /// <param name="StoreFile">where SQLite's file belongs; null on PostgreSQL</param>
    public sealed record Command(string File, string DataDirectory, string? StoreFile);

    /// <summary>Otherwise <see cref="BackupException"/>, and everything stands as before.</summary>
    public async Task<BackupManifest> RunAsync(Command command, CancellationToken ct)
    {
        using var archive = await BackupArchive.OpenAsync(Path.GetFullPath(command.File), ct);
        Check(archive.Manifest);
        await CheckEmptyAsync(command, ct);
        var waiting = Path.Combine(command.DataDirectory, $".restauration-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(waiting);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(waiting, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await archive.ExtractAsync(waiting, ct);
            await PlaceAsync(command, waiting, ct);
            return archive.Manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"La sauvegarde n’a pas pu être écrite dans « {command.DataDirectory} » ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}) : vérifiez la place libre et à qui appartient ce dossier.", e);
        }
        finally
        {
            if (Directory.Exists(waiting)) Directory.Delete(waiting, recursive: true);
        }
    }

    private void Check(BackupManifest manifest)
    {
        if (manifest.Database != dialect)
            throw new BackupException($"Cette sauvegarde est celle d’une base {Name(manifest.Database)}, et Forum:Database:Provider demande {Name(dialect)} : réglez-le comme il était.");
        if (Migrator.Embedded(dialect).All(s => s.Name != manifest.Schema))
            throw new BackupException($"Cette sauvegarde vient d’une autre version de Forum ({manifest.Program}, {manifest.Schema}) : installez une version aussi récente.");
    }

    private async Task CheckEmptyAsync(Command command, CancellationToken ct)
    {
        if (Directory.Exists(command.DataDirectory) && Directory.EnumerateFiles(command.DataDirectory, "*", SearchOption.AllDirectories).FirstOrDefault() is { } there)
            throw new BackupException($"Le dossier de données n’est pas vide (« {there} ») : donnez-en un vide à Forum:DataDirectory, rien n’est jamais remplacé.");
        if (command.StoreFile is { } store && File.Exists(store)) throw new BackupException($"« {store} » existe déjà : rien n’est jamais remplacé.");
        if (dialect is not Dialect.Postgres) return;
        await using var database = new Database(dialect, connectionString);
        await using var db = await database.ReadAsync(ct);
        if (await db.OneAsync<long>("select count(*) from pg_tables where schemaname = current_schema()") > 0)
            throw new BackupException("La base de données n’est pas vide : donnez-en une vide à Forum:Database:ConnectionString, rien n’est jamais remplacé.");
    }

    private async Task PlaceAsync(Command command, string waiting, CancellationToken ct)
    {
        var store = Path.Combine(waiting, BackupManifest.StoreEntry(dialect));
        if (dialect is Dialect.Postgres) await PostgresTool.RunAsync("pg_restore", connectionString, ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", store], ct);
        foreach (var folder in BackupManifest.Folders.Where(f => Directory.Exists(Path.Combine(waiting, f))))
        {
            // an empty folder of that name may stand there
            if (Directory.Exists(Path.Combine(command.DataDirectory, folder))) Directory.Delete(Path.Combine(command.DataDirectory, folder), recursive: true);
            Directory.Move(Path.Combine(waiting, folder), Path.Combine(command.DataDirectory, folder));
        }
        if (command.StoreFile is null) return;
        Directory.CreateDirectory(Path.GetDirectoryName(command.StoreFile)!);
        File.Move(store, command.StoreFile);
    }

    private static string Name(Dialect dialect) => dialect is Dialect.Sqlite ? "sqlite" : "postgres";
}
