using System.CommandLine;
using System.Globalization;
using Forum.Core.Doctor;
using Forum.Web.Hosting;
using Forum.Web.Resources;

namespace Forum.Web.Verbs;

/// <summary><c>doctor [--repair]</c>: says every difference between what the place keeps and the truth, one a line; 1 while one is left. Runs beside a program that serves, and changes nothing unless asked.</summary>
internal static class DoctorVerb
{
    private static readonly Option<bool> Repair = new("--repair") { Description = "répare ce qui peut l’être : rien de ce que les membres ont écrit n’est changé ni supprimé" };

    public static Command Create()
    {
        var verb = new Command("doctor", "Compare ce que le programme garde (compteurs, recherche, clés, fichiers) avec la réalité, et le répare avec --repair.") { Repair };
        verb.SetAction((parse, ct) => VerbHost.RunAsync((services, output) => RunAsync(services, output, parse.GetValue(Repair), ct), ct, asItIs: true));
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, bool repair, CancellationToken ct)
    {
        var (found, left) = (0, 0);
        await foreach (var finding in FindingsAsync(services, repair, ct))
        {
            found++;
            if (!finding.Mended) left++;
            await output.WriteLineAsync(Say(finding));
        }
        await output.WriteLineAsync(found == 0 ? "Aucune différence." : left == 0 ? $"Différences : {found}, toutes réparées." : repair ? $"Différences : {found}; il en reste {left}." : $"Différences : {found}. « doctor --repair » répare ce qui peut l’être.");
        return left == 0 ? 0 : 1;
    }

    private static async IAsyncEnumerable<Finding> FindingsAsync(IServiceProvider services, bool repair, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        // opening a store that is missing would make an empty one
        if (services.GetRequiredService<ForumSettings>().StoreFile is not { } store || File.Exists(store))
        {
            await foreach (var finding in services.GetRequiredService<ExamineStore>().RunAsync(repair, ct, services.GetRequiredService<KeysCheck>())) yield return finding;
        }
        foreach (var check in (ICheck[])[services.GetRequiredService<FolderCheck>(), services.GetRequiredService<DiskCheck>()])
        {
            await foreach (var finding in check.RunAsync(repair, ct)) yield return finding;
        }
    }

    private static string Say(Finding finding) => Texts.French.Say(finding.Key, [.. finding.Values.Select(Shown)]) + (finding.Mended ? " " + Texts.French["doctor.mended"] : "");

    /// <summary>To the millisecond: two moments that differ must not look alike. A file's name cannot end a line.</summary>
    private static object Shown(object value) => value switch
    {
        DateTimeOffset at => at.ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)),
        _ => value,
    };
}
