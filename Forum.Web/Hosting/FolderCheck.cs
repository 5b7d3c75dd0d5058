using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Forum.Core.Doctor;

namespace Forum.Web.Hosting;

/// <summary>The files of the data directory: the database is there, and nothing that the program did not write, or did not finish writing.</summary>
internal sealed class FolderCheck(ForumSettings settings, SetAside aside, TimeProvider clock) : ICheck
{
    /// <summary>A file being written has a name of its own; after so long nobody is writing it any more.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromHours(1);

    /// <summary>What each folder holds; null: whatever the program puts there.</summary>
    private static readonly Dictionary<string, string[]?> Folders = new()
    {
        // of an older version, until the next start takes them into the store
        ["keys"] = ["key-*.xml", "revocation-*.xml"],
        ["logs"] = ["forum-*.log"],
        ["backups"] = ["forum-*.zip"],
        ["files"] = null,
        ["mail"] = null,
        [SetAside.Name] = null,
    };

    private static readonly string[] Temporary = [".essai-*", "*.tmp", "*.partiel"];

    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        if (settings.StoreFile is { } store && !File.Exists(store)) yield return new("doctor.store_missing", store);
        foreach (var file in Directory.EnumerateFiles(settings.DataDirectory, "*", SearchOption.AllDirectories).Where(f => IsExtra(f) && File.Exists(f)).Order(StringComparer.Ordinal).ToList())
        {
            if (repair) aside.Put(file);
            yield return new("doctor.file_extra", Path.GetRelativePath(settings.DataDirectory, file)) { Mended = repair };
        }
    }

    private bool IsExtra(string file)
    {
        var (folder, name) = (Path.GetRelativePath(settings.DataDirectory, Path.GetDirectoryName(file)!), Path.GetFileName(file));
        if (Folders.TryGetValue(folder.Split(Path.DirectorySeparatorChar)[0], out var patterns) && (patterns is null || (Folders.ContainsKey(folder) && IsOne(name, patterns)))) return false;
        if (settings.StoreFile is { } store && IsOne(file, [store, store + "-wal", store + "-shm", store + "-journal", store + ".migrating"])) return false;
        return !IsOne(name, Temporary) || File.GetLastWriteTimeUtc(file) < clock.GetUtcNow() - Unfinished;
    }

    private static bool IsOne(string name, string[] patterns) => patterns.Any(p => FileSystemName.MatchesSimpleExpression(p, name, ignoreCase: false));
}
