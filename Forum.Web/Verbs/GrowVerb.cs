using System.CommandLine;
using Forum.Core.Demo;
using Forum.Core.Members;
using Spectre.Console;

namespace Forum.Web.Verbs;

/// <summary><c>grow</c>: fills an empty store for measurements with uneven, repeatable data (DESIGN.md, Contracts for scripts).</summary>
internal static class GrowVerb
{
    private static readonly Option<int> Threads = Number("--threads", "Nombre de fils.", 1, 10_000_000);
    private static readonly Option<int> Replies = Number("--replies", "Nombre de réponses dans l’ensemble des fils.", 0, 100_000_000);
    private static readonly Option<int> Members = Number("--members", "Nombre de membres : membre1@grow.test, qui suit tout et n’a rien lu, puis membre2@grow.test…", 2, 1_000_000);
    private static readonly Option<int> Seed = new("--seed") { Description = "Graine du hasard : la même donne les mêmes données.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Password = new("--password") { Description = "Mot de passe de tous ces comptes; sans lui, personne ne peut se connecter." };

    public static Command Create()
    {
        var verb = new Command("grow", "Remplit une base vide de données de mesure.") { Threads, Replies, Members, Seed, Password };
        verb.SetAction((parse, ct) => VerbHost.RunAsync(async (services, output) =>
        {
            var password = parse.GetValue(Password);
            var command = new GrowPlace.Command(parse.GetValue(Threads), parse.GetValue(Replies), parse.GetValue(Members), parse.GetValue(Seed), password is null ? null : services.GetRequiredService<Passwords>().Hash(password));
            return await GrowAsync(services, output, command, ct);
        }, ct));
        return verb;
    }

    private static async Task<int> GrowAsync(IServiceProvider services, TextWriter output, GrowPlace.Command command, CancellationToken ct)
    {
        var (clock, total) = (services.GetRequiredService<TimeProvider>(), (long)command.Threads + command.Replies);
        var started = clock.GetTimestamp();
        var refusal = await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask("Messages", maxValue: total);
            return (await services.GetRequiredService<GrowPlace>().RunAsync(command, written => task.Value = written, ct)).Refusal;
        });
        if (refusal is not null)
        {
            await Console.Error.WriteLineAsync("La base contient déjà des membres : les données de mesure ne s’écrivent que dans une base vide.");
            return 1;
        }
        var elapsed = clock.GetElapsedTime(started);
        await output.WriteLineAsync($"{command.Threads} fils, {total} messages, {command.Members} membres en {elapsed.TotalSeconds:0.0} s ({total / elapsed.TotalSeconds:0} messages à la seconde).");
        return 0;
    }

    private static Option<int> Number(string name, string description, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, Required = true };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var n && (n < least || n > most)) result.AddError($"{name} va de {least} à {most}.");
        });
        return option;
    }
}
