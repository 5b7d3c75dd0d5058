using System.Security.Cryptography;

namespace Forum.Core.Files;

/// <summary>
/// The bytes of files, each under the SHA-256 of itself: <c>{DataDirectory}/files/ab/abcdef…</c>, beside the pages and never among them. Several nodes share this folder.
/// A file is durable before it has its name, and has its name before the row that names it is committed; who takes or gives away a name holds the table of files, so that none goes while another comes.
/// </summary>
public sealed class FileStore(string folder)
{
    /// <summary>A name that nothing ends in but what is still being written.</summary>
    public const string Unfinished = ".partiel";

    public string Folder => folder;

    /// <summary>Bytes that are durable, and have no name yet.</summary>
    internal sealed record Written(string Hash, string Waiting);

    public string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);

    /// <summary>For reading; null where it is missing.</summary>
    public FileStream? Open(string hash)
    {
        try { return new(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous); }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return null; }
    }

    /// <summary>All of it; null where it is missing.</summary>
    internal async Task<byte[]?> BytesAsync(string hash, CancellationToken ct)
    {
        await using var file = Open(hash);
        if (file is null) return null;
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    internal async Task<Written> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        Own(folder);
        var waiting = Path.Combine(folder, $".{Guid.NewGuid():N}{Unfinished}");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var file = new FileStream(waiting, options);
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(waiting);
            throw;
        }
        return new(Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), waiting);
    }

    /// <summary>Gives it its name; the same bytes have it already, or get it.</summary>
    internal void Place(Written written)
    {
        var path = PathOf(written.Hash);
        Own(Path.GetDirectoryName(path)!);
        File.Move(written.Waiting, path, overwrite: true);
    }

    /// <summary>What came to nothing.</summary>
    internal static void Leave(Written? written)
    {
        if (written is not null) File.Delete(written.Waiting);
    }

    internal void Delete(string hash)
    {
        if (Directory.Exists(Path.GetDirectoryName(PathOf(hash)))) File.Delete(PathOf(hash));
    }

    private static void Own(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
