using Forum.Core.Site;
using Forum.Web.Mail;

namespace Forum.Web.Hosting;

/// <summary>Once the program listens, and while nobody is in the place: says on the console how to set it up; later, what it lacks to open. On the console only, never in a log file: the link opens the place to whoever has it.</summary>
internal sealed class SetUpLink(SetUpCode code, SiteSettings site, IHostEnvironment environment, PlaceAddress place) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken ct)
    {
        if (!environment.IsProduction()) return;
        if (!await code.IsNeededAsync(ct))
        {
            await SayWhatIsMissingAsync();
            return;
        }
        var link = place.To($"{SetUpGate.Page}?code={await code.RenewAsync(ct)}");
        await Console.Out.WriteLineAsync($"""

            Ce lieu n’est pas encore installé. Pour le faire, ouvrez ce lien dans les 24 heures (il ne sert qu’une fois; un nouveau démarrage en donne un autre) :
            {link}

            """);
    }

    /// <summary>An upgrade of a place from before it was asked: its pages open again as soon as it is said.</summary>
    private async Task SayWhatIsMissingAsync()
    {
        if (site.Policy is not null) return;
        await Console.Out.WriteLineAsync($"""

            Ce lieu ne dit pas encore qui répond des renseignements personnels, et n’ouvre pas avant (Loi 25). Une personne de la coordination le dit ici :
            {place.To(SetUpGate.PolicyPage)}
            Ou donnez Forum__Privacy__Officer, …__Title, …__Contact et …__Address, puis redémarrez.

            """);
    }

    public Task StartAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken ct) => Task.CompletedTask;
}
