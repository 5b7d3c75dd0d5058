using Forum.Core.Site;
using Microsoft.AspNetCore.Hosting.Server;

namespace Forum.Web.Hosting;

/// <summary>Once the program listens, and while nobody is in the place: says on the console how to set it up. On the console only, never in a log file: the link opens the place to whoever has it.</summary>
internal sealed class SetUpLink(SetUpCode code, IHostEnvironment environment, ForumSettings settings, IServer server) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken ct)
    {
        if (!environment.IsProduction() || !await code.IsNeededAsync(ct)) return;
        var link = new Uri(settings.BaseUrl ?? Listening.Root(server), $"{SetUpGate.Page}?code={await code.RenewAsync(ct)}");
        await Console.Out.WriteLineAsync($"""

            Ce lieu n’est pas encore installé. Pour le faire, ouvrez ce lien dans les 24 heures (il ne sert qu’une fois; un nouveau démarrage en donne un autre) :
            {link}

            """);
    }

    public Task StartAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken ct) => Task.CompletedTask;
}
