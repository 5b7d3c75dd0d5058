using System.CommandLine;
using Forum.Core.Backups;
using Forum.Core.Data;
using Forum.Core.Text;
using Forum.Web.Hosting;

namespace Forum.Web.Verbs;

/// <summary><c>backup FILE</c>: one archive of the whole place, made while it serves; the store stays as it is, whatever its version.</summary>
internal static class BackupVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "l’archive à écrire, par exemple /srv/sauvegardes/forum.zip; elle ne doit pas exister" };

    public static Command Create()
    {
        var verb = new Command("backup", "Sauvegarde tout le lieu (base, clés, fichiers) dans une archive, sans l’arrêter.") { File };
        verb.SetAction((parse, ct) => VerbHost.RunAsync((services, output) => RunAsync(services, output, parse.GetRequiredValue(File), ct), ct, asItIs: true));
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, string file, CancellationToken ct)
    {
        var settings = services.GetRequiredService<ForumSettings>();
        // opening a store that is missing would make an empty one
        if (settings.StoreFile is { } store && !System.IO.File.Exists(store)) throw new BackupException($"Il n’y a pas de base de données à sauvegarder : {store}.");
        var manifest = await services.GetRequiredService<MakeBackup>().RunAsync(new(file, settings.DataDirectory), ct);
        var made = new FileInfo(file);
        await output.WriteLineAsync($"Sauvegarde faite{(manifest.Database is Dialect.Postgres ? " avec pg_dump" : "")} : {made.FullName}, {Size(made.Length)}, base {manifest.Schema} et {Others(manifest)}.");
        return 0;
    }

    internal static string Size(long bytes) => $"{Formats.For(Language.French).Number(Math.Max(0.1m, decimal.Round(bytes / 1_000_000m, 1)))} Mo";

    /// <summary>The files beside the database.</summary>
    internal static string Others(BackupManifest manifest) => manifest.Files.Count(f => f.Name.Contains('/', StringComparison.Ordinal)) switch { 0 => "aucun autre fichier", 1 => "un autre fichier", var n => $"{n} autres fichiers" };
}
