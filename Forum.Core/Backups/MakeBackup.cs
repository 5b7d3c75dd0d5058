using Forum.Core.Data;

namespace Forum.Core.Backups;

/// <summary>
/// One archive of the place, made while it serves: its database, keys included, and its files.
/// SQLite's is copied and packed while everybody goes on; then writers wait for a moment, what was committed meanwhile is added, and the archive is whole before they go on: nothing acknowledged before its end is missing.
/// PostgreSQL's is as it was when pg_dump began, and nobody waits for it.
/// </summary>
[UseCase]
public sealed class MakeBackup(Database database, TimeProvider clock)
{
    /// <param name="File">must not exist; its folder must</param>
    public sealed record Command(string File, string DataDirectory);

    /// <summary>The archive stands under its name, and is durable, when this returns; else <see cref="BackupException"/>, and nothing stands there.</summary>
    public async Task<BackupManifest> RunAsync(Command command, CancellationToken ct)
    {
        var file = Path.GetFullPath(command.File);
        if (Path.Exists(file)) throw new BackupException($"« {file} » existe déjà : donnez un autre nom à la sauvegarde.");
        if (!Directory.Exists(Path.GetDirectoryName(file))) throw new BackupException($"Le dossier de « {file} » n’existe pas : créez-le.");
        var work = new Work(file, command.DataDirectory, $"{file}.{Guid.NewGuid():N}");
        try { return database.Dialect is Dialect.Sqlite ? await CopyAsync(work, ct) : await DumpAsync(work, ct); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new BackupException($"La sauvegarde « {file} » n’a pas pu être écrite ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}) : vérifiez la place libre et à qui appartient son dossier.", e);
        }
        finally
        {
            foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(work.Unfinished) + "*")) File.Delete(left);
        }
    }

    private async Task<BackupManifest> DumpAsync(Work work, CancellationToken ct)
    {
        var madeAt = clock.GetUtcNow();
        var patience = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).CommandTimeout;
        await PostgresTool.RunAsync("pg_dump", database.ConnectionString, ["--lock-wait-timeout", $"{patience}s", "--format", "custom", "--no-owner", "--no-privileges", "--file", NewFile(work, ".base")], ct);
        await using var writer = await BeginAsync(work, ct);
        return await EndAsync(work, writer, madeAt, ct);
    }

    private async Task<BackupManifest> CopyAsync(Work work, CancellationToken ct)
    {
        await database.CopyAsync(NewFile(work, ".base"), ct);
        await using var writer = await BeginAsync(work, ct);
        writer.Flush();
        return await database.StandStillAsync(async () =>
        {
            await database.CopyAsync(NewFile(work, ".fin"), ct);
            await using (var changes = File.OpenWrite(NewFile(work, ".changes"))) await ChangedBlocks.WriteAsync(work.File(".base"), work.File(".fin"), changes, ct);
            await writer.AddAsync(work.File(".changes"), BackupManifest.ChangesEntry, ct);
            await writer.AddFoldersAsync(work.DataDirectory, ct);
            return await EndAsync(work, writer, clock.GetUtcNow(), ct);
        }, ct);
    }

    private async Task<BackupWriter> BeginAsync(Work work, CancellationToken ct)
    {
        var writer = new BackupWriter(work.File(""));
        await writer.AddAsync(work.File(".base"), BackupManifest.StoreEntry(database.Dialect), ct);
        await writer.AddFoldersAsync(work.DataDirectory, ct);
        return writer;
    }

    private async Task<BackupManifest> EndAsync(Work work, BackupWriter writer, DateTimeOffset madeAt, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var schema = (await db.ListAsync<string>("select name from migrations order by name")).Max(StringComparer.Ordinal)!;
        var manifest = await writer.EndAsync(new(BackupManifest.CurrentFormat, BackupManifest.ProgramVersion, schema, database.Dialect, madeAt, []), ct);
        File.Move(work.File(""), work.Archive);
        return manifest;
    }

    /// <summary>Made here so that nobody else may open it, and filled by others.</summary>
    private static string NewFile(Work work, string part)
    {
        using (BackupWriter.Create(work.File(part))) { }
        return work.File(part);
    }

    private sealed record Work(string Archive, string DataDirectory, string Unfinished)
    {
        /// <summary>The archive until it is whole, or a file on the way to it.</summary>
        public string File(string part) => $"{Unfinished}{part}.partiel";
    }
}
