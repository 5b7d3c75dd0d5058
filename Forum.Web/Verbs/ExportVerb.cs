using System.CommandLine;
using System.Text.Encodings.Web;
using Forum.Core.Exports;
using Forum.Core.Files;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Web.Exports;
using Forum.Web.Hosting;
using Forum.Web.Resources;

namespace Forum.Web.Verbs;

/// <summary><c>export DIR [--all]</c>: the whole place as files, made while it serves; without --all only what everybody may read.</summary>
internal static class ExportVerb
{
    private static readonly Argument<string> Dir = new("DIR") { Description = "le dossier à écrire; il ne doit pas exister, ou être vide" };
    private static readonly Option<bool> All = new("--all") { Description = "tous les fils, aussi les réservés, et la liste des membres; sans brouillons, courriels ni mots de passe" };

    public static Command Create()
    {
        var verb = new Command("export", "Copie le lieu en pages et en données qui se lisent depuis un dossier, sans programme.") { Dir, All };
        verb.SetAction((parse, ct) => VerbHost.RunAsync((services, output) => RunAsync(services, output, (Path.GetFullPath(parse.GetRequiredValue(Dir)), parse.GetValue(All)), ct), ct));
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, (string Dir, bool All) asked, CancellationToken ct)
    {
        if (File.Exists(asked.Dir) || (Directory.Exists(asked.Dir) && Directory.EnumerateFileSystemEntries(asked.Dir).Any()))
        {
            await Console.Error.WriteLineAsync($"« {asked.Dir} » n’est pas vide : donnez un autre dossier, rien n’est jamais remplacé.");
            return 1;
        }
        var unfinished = $"{Path.TrimEndingDirectorySeparator(asked.Dir)}.{Guid.NewGuid():N}.partiel";
        try
        {
            Directory.CreateDirectory(unfinished);
            var files = new CopyFiles(unfinished, services.GetRequiredService<HtmlEncoder>());
            var (threads, posts) = await WriteAsync(services, files, (Scratch(unfinished), asked.All), ct);
            if (Directory.Exists(asked.Dir)) Directory.Delete(asked.Dir);
            Directory.Move(unfinished, asked.Dir);
            await output.WriteLineAsync($"Copie faite : {asked.Dir}, {files.Count} fichiers ({threads} fils, {posts} messages{(asked.All ? ", réservés compris" : ", publics seulement")}). Ouvrez {Path.Combine(asked.Dir, "index.html")}.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"La copie n’a pas pu être écrite ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}) : vérifiez la place libre et à qui appartient le dossier.");
            return 1;
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
            // and what SQLite wrote beside it
            var parent = new DirectoryInfo(Path.GetDirectoryName(unfinished)!);
            if (parent.Exists) foreach (var left in parent.EnumerateFiles(Path.GetFileName(Scratch(unfinished)) + "*")) left.Delete();
        }
    }

    /// <summary>Beside the folder, and never in it: it holds what no copy shows.</summary>
    private static string Scratch(string unfinished) => unfinished + ".db";

    private static async Task<(long Threads, long Posts)> WriteAsync(IServiceProvider services, CopyFiles files, (string Scratch, bool All) from, CancellationToken ct)
    {
        var places = services.GetRequiredService<Places>();
        await using var source = await services.GetRequiredService<OpenExport>().RunAsync(from.All, from.Scratch, ct);
        var facts = new ExportFacts(Texts.French, places, services.GetRequiredService<SiteSettings>().Name, services.GetRequiredService<TimeProvider>().GetUtcNow(), from.All);
        return await new PlaceCopy(source, facts, new ExportLinks(source, places, services.GetRequiredService<ForumSettings>().BaseUrl), (files, services.GetRequiredService<FileStore>())).WriteAsync(ct);
    }
}
