using System.Runtime.CompilerServices;

namespace Forum.Tests.House;

/// <summary>The files of this repository, for tests that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Files we wrote below a folder, generated and fetched ones left out.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !new[] { "/obj/", "/bin/", "/node_modules/", "/wwwroot/dist/" }.Any(f.Contains));

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
