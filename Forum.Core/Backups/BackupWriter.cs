using System.IO.Compression;
using System.Text.Json;

namespace Forum.Core.Backups;

/// <summary>Writes the archive of a backup: files with what they weigh, and last the manifest.</summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    private readonly FileStream _stream;
    private readonly ZipArchive _zip;
    private readonly List<BackupFile> _files = [];

    public BackupWriter(string archive)
    {
        _stream = Create(archive);
        _zip = new(_stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>A new file that nobody else may open: it holds every account.</summary>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(file, options);
    }

    public async Task AddAsync(string file, string name, CancellationToken ct)
    {
        await using var from = File.OpenRead(file);
        await using var to = _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var (bytes, sha256) = await HashedCopy.RunAsync(from, to, long.MaxValue, ct);
        _files.Add(new(name, bytes, sha256));
    }

    /// <summary>The files beside the database that it does not hold yet.</summary>
    public async Task AddFoldersAsync(string dataDirectory, CancellationToken ct)
    {
        foreach (var folder in BackupManifest.Folders.Select(f => Path.Combine(dataDirectory, f)).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(dataDirectory, file).Replace('\\', '/');
                if (file.EndsWith(Files.FileStore.Unfinished, StringComparison.Ordinal) || _files.Any(f => f.Name == name)) continue;
                try { await AddAsync(file, name, ct); }
                catch (FileNotFoundException)
                {
                    // nothing named it any more, and it went meanwhile
                }
            }
        }
    }

    /// <summary>What it holds so far is durable.</summary>
    public void Flush() => _stream.Flush(flushToDisk: true);

    /// <summary>Writes the manifest; the archive is whole and durable.</summary>
    public async Task<BackupManifest> EndAsync(BackupManifest manifest, CancellationToken ct)
    {
        manifest = manifest with { Files = _files };
        await using (var entry = _zip.CreateEntry(BackupManifest.EntryName).Open()) await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, ct);
        await _zip.DisposeAsync();
        Flush();
        return manifest;
    }

    public async ValueTask DisposeAsync()
    {
        try { await _zip.DisposeAsync(); }
        finally { await _stream.DisposeAsync(); }
    }
}
