using Forum.Core.Data;

namespace Forum.Core.Exports;

/// <summary>Opens the whole place for a copy in files: one moment of it, however long the copy takes.</summary>
[UseCase]
public sealed class OpenExport(Database database)
{
    /// <param name="all">every thread that stands, for whoever keeps the machine; else what everybody may read without signing in</param>
    public async Task<ExportSource> RunAsync(bool all, CancellationToken ct) => new(await database.SnapshotAsync(ct), all);
}
