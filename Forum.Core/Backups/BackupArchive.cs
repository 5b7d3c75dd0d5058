using System.IO.Compression;
using System.Text.Json;

namespace Forum.Core.Backups;

/// <summary>A backup read back: every byte is checked against its manifest before any is used.</summary>
internal sealed class BackupArchive : IDisposable
{
    private readonly string _file;
    private readonly ZipArchive _zip;

    private BackupArchive(string file, ZipArchive zip, BackupManifest manifest) => (_file, _zip, Manifest) = (file, zip, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Opens and checks it whole; <see cref="BackupException"/> where it is not what was written.</summary>
    public static async Task<BackupArchive> OpenAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file)) throw new BackupException($"La sauvegarde « {file} » n’existe pas.");
        var bytes = File.OpenRead(file);
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(bytes, ZipArchiveMode.Read);
            var archive = new BackupArchive(file, zip, await ReadManifestAsync(zip, ct));
            await archive.CheckAsync(ct);
            return archive;
        }
        catch (Exception e)
        {
            zip?.Dispose();
            await bytes.DisposeAsync();
            if (e is InvalidDataException or JsonException or EndOfStreamException or ArgumentException or NotSupportedException) throw BackupException.Damaged(file, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), e);
            throw;
        }
    }

    /// <summary>Writes its files below a folder, checked a second time on their way; its database as it was at the backup's end.</summary>
    public async Task ExtractAsync(string folder, CancellationToken ct)
    {
        foreach (var file in Manifest.Files)
        {
            var path = Path.Combine(folder, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var to = File.Create(path);
            await CopyAsync(file, to, ct);
            to.Flush(flushToDisk: true);
        }
        var changes = Path.Combine(folder, BackupManifest.ChangesEntry);
        if (!File.Exists(changes)) return;
        await using (var from = File.OpenRead(changes)) await ChangedBlocks.ApplyAsync(Path.Combine(folder, BackupManifest.StoreEntry(Manifest.Database)), from, ct);
        File.Delete(changes);
    }

    public void Dispose() => _zip.Dispose();

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        await using var entry = (zip.GetEntry(BackupManifest.EntryName) ?? throw new InvalidDataException("son manifeste manque")).Open();
        return await JsonSerializer.DeserializeAsync<BackupManifest>(entry, BackupManifest.Json, ct) is { Files: not null } manifest ? manifest : throw new InvalidDataException("son manifeste est vide");
    }

    private async Task CheckAsync(CancellationToken ct)
    {
        if (Manifest.Format > BackupManifest.CurrentFormat) throw new BackupException($"La sauvegarde « {_file} » vient d’une version plus récente de Forum ({Manifest.Program}) : installez cette version.");
        var (listed, there) = (Manifest.Files.Select(f => f.Name).Order(StringComparer.Ordinal), _zip.Entries.Select(e => e.FullName).Where(n => n != BackupManifest.EntryName).Order(StringComparer.Ordinal));
        if (!Manifest.HasOnlyOurNames || !listed.SequenceEqual(there) || !listed.Contains(BackupManifest.StoreEntry(Manifest.Database))) throw new InvalidDataException("ses fichiers ne sont pas ceux de son manifeste");
        foreach (var file in Manifest.Files) await CopyAsync(file, Stream.Null, ct);
    }

    private async Task CopyAsync(BackupFile file, Stream to, CancellationToken ct)
    {
        await using var from = _zip.GetEntry(file.Name)!.Open();
        if (await HashedCopy.RunAsync(from, to, file.Bytes, ct) != (file.Bytes, file.Sha256)) throw new InvalidDataException($"{file.Name} n’a pas l’empreinte inscrite");
    }
}
