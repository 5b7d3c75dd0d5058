using System.CommandLine;
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
        await foreach (var finding in services.GetRequiredService<Diagnosis>().RunAsync(repair, ct))
        {
            found++;
            if (!finding.Mended) left++;
            await output.WriteLineAsync(Diagnosis.Say(finding, Texts.French));
        }
        await output.WriteLineAsync(found == 0 ? "Aucune différence." : left == 0 ? $"Différences : {found}, toutes réparées." : repair ? $"Différences : {found}; il en reste {left}." : $"Différences : {found}. « doctor --repair » répare ce qui peut l’être.");
        return left == 0 ? 0 : 1;
    }
}
