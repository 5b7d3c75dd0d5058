using Forum.Core.Backups;
using Forum.Core.Data;

namespace Forum.Core.Exports;

/// <summary>
/// Opens the whole place for a copy in files: one moment of it, however long the copy takes.
/// SQLite's is read in a copy of its file, made within seconds: to hold the moment in the file itself would let its log grow until the end, and the program that serves cannot stop the reader of another.
/// </summary>
[UseCase]
public sealed class OpenExport(Database database)
{
    /// <param name="all">every thread that stands, for whoever keeps the machine; else what everybody may read without signing in</param>
    /// <param name="scratch">where that copy goes, which nobody else may open: no file stands there; the caller deletes it, and what SQLite writes beside it, after the source is closed</param>
    public async Task<ExportSource> RunAsync(bool all, string scratch, CancellationToken ct)
    {
        if (database.Dialect is Dialect.Postgres) return new(await database.SnapshotAsync(ct), null, all);
        using (BackupWriter.Create(scratch)) { }
        await database.CopyAsync(scratch, ct);
        var copy = new Database(Dialect.Sqlite, $"Data Source={scratch}");
        return new(await copy.ReadAsync(ct), copy, all);
    }
}
