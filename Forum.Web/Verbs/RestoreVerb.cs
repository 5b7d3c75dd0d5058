using System.CommandLine;
using Forum.Core.Backups;
using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Web.Verbs;

/// <summary><c>restore FILE</c>: puts a backup into an empty data directory (and on PostgreSQL into an empty database); replaces nothing.</summary>
internal static class RestoreVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "l’archive que « backup » a écrite" };

    public static Command Create()
    {
        var verb = new Command("restore", "Restaure une sauvegarde dans un dossier de données vide.") { File };
        verb.SetAction((parse, ct) => VerbHost.RunBareAsync(async (settings, output) =>
        {
            var manifest = await new RestoreBackup(settings.Dialect, settings.ConnectionString).RunAsync(new(parse.GetRequiredValue(File), settings.DataDirectory, settings.StoreFile), ct);
            await output.WriteLineAsync($"Sauvegarde du {Formats.For(Language.French).LongDateTime(manifest.MadeAt, Zones.Place)[3..]} restaurée{(manifest.Database is Dialect.Postgres ? " avec pg_restore" : "")} dans {settings.DataDirectory} : base {manifest.Schema} et {BackupVerb.Others(manifest)}.");
            return 0;
        }));
        return verb;
    }
}
