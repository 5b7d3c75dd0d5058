using System.CommandLine;
using Forum.Core.Demo;
using Forum.Core.Members;

namespace Forum.Web.Verbs;

/// <summary><c>demo</c>: fills an empty store with the demo community; a store with members in it is left as it is.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var verb = new Command("demo", "Remplit une base vide avec la communauté de démonstration.");
        verb.SetAction((_, ct) => VerbHost.RunAsync(async (services, output) =>
        {
            if (await FillAsync(services, output, ct)) return 0;
            await Console.Error.WriteLineAsync("La base contient déjà des membres : la démonstration ne se charge que dans une base vide.");
            return 1;
        }, ct));
        return verb;
    }

    /// <summary>Loads the demo and prints its accounts; false where the store holds members.</summary>
    public static async Task<bool> FillAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<LoadDemo>().RunAsync(services.GetRequiredService<Passwords>().Hash, ct);
        await services.GetRequiredService<Core.Site.SiteSettings>().LoadAsync(ct);
        if (outcome.Value is not { } loaded) return false;
        await output.WriteLineAsync($"Communauté de démonstration : {loaded.Organisations} organismes, {loaded.Members} membres, {loaded.Threads} fils, {loaded.Posts} messages.");
        foreach (var (email, who) in LoadDemo.Accounts) await output.WriteLineAsync($"  {email,-30} {who}");
        await output.WriteLineAsync($"Mot de passe : {LoadDemo.Password}");
        return true;
    }
}
