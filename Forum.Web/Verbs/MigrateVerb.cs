using System.CommandLine;
using Forum.Core.Data;

namespace Forum.Web.Verbs;

/// <summary><c>migrate</c>: brings the store to the schema of this program and writes the reference data, then ends.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var verb = new Command("migrate", "Applique les migrations de la base de données.");
        verb.SetAction((_, ct) => VerbHost.RunAsync(async (services, output) =>
        {
            await output.WriteLineAsync($"La base est à jour : {await Migrator.CountAsync(services.GetRequiredService<Database>(), ct)} migrations.");
            return 0;
        }, ct));
        return verb;
    }
}
