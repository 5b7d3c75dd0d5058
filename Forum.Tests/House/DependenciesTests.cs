using System.Text.Json;
using System.Xml.Linq;

namespace Forum.Tests.House;

/// <summary>Every package that the lock files name has a licence that the house allows, and docs/DEPENDENCIES.md lists them all.</summary>
public sealed class DependenciesTests
{
    private static readonly string[] Allowed = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0", "OFL-1.1", "PostgreSQL", "public domain", "Unlicense"];

    /// <summary>Packages that carry their licence as a text: what it says.</summary>
    private static readonly Dictionary<string, string> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["J2N"] = "Apache-2.0",
        ["Lucene.Net"] = "Apache-2.0",
        ["Lucene.Net.Analysis.Common"] = "Apache-2.0",
        ["Otp.NET"] = "MIT",
        ["SQLite"] = "public domain",
    };

    private sealed record Package(string Source, string Name, string Version, string Licence);

    [Test]
    public void Every_package_has_an_allowed_licence() => Assert.That(All().Where(p => !Allowed.Contains(p.Licence)), Is.Empty);

    [Test]
    public void The_list_in_the_documents_is_that_of_the_lock_files()
    {
        var list = "# Dependencies\n\nEvery package that the lock files name, ours and those they bring, with its licence. `DependenciesTests` keeps the list and refuses a licence that is not allowed; where it differs it writes the right one beside the tests and says where.\n\n| from | package | version | licence |\n|---|---|---|---|\n"
            + string.Concat(All().Select(p => $"| {p.Source} | {p.Name} | {p.Version} | {p.Licence} |\n"));
        var (kept, right) = (Path.Combine(Repository.Root, "docs", "DEPENDENCIES.md"), Path.Combine(TestContext.CurrentContext.WorkDirectory, "DEPENDENCIES.md"));
        File.WriteAllText(right, list);
        Assert.That(File.Exists(kept) ? File.ReadAllText(kept) : "", Is.EqualTo(list), $"cp {right} {kept}");
    }

    private static IEnumerable<Package> All() => NuGet().Concat(Npm()).Distinct().OrderBy(p => p.Source, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Version, StringComparer.Ordinal);

    private static IEnumerable<Package> NuGet() => Directory.GetFiles(Repository.Root, "packages.lock.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
        .SelectMany(file => Read(file).GetProperty("dependencies").EnumerateObject()).SelectMany(target => target.Value.EnumerateObject())
        .Where(p => p.Value.GetProperty("type").GetString() is not "Project")
        .Select(p => NuGet(p.Name, p.Value.GetProperty("resolved").GetString()!));

    private static Package NuGet(string name, string version)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
#pragma warning disable CA1308 // the folder's names are lower case
        var id = name.ToLowerInvariant();
#pragma warning restore CA1308
        var licence = XDocument.Load(Path.Combine(folder, id, version, id + ".nuspec")).Descendants().FirstOrDefault(e => e.Name.LocalName is "license");
        return new("NuGet", name, version, licence?.Attribute("type")?.Value is "expression" ? licence.Value : Texts.GetValueOrDefault(name, "not said"));
    }

    private static IEnumerable<Package> Npm() => Read(Path.Combine(Repository.Root, "Forum.Web", "package-lock.json")).GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0)
        .Select(p => new Package("npm", p.Name[(p.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..], p.Value.GetProperty("version").GetString()!, p.Value.TryGetProperty("license", out var licence) ? licence.GetString()! : "not said"));

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement;
}
