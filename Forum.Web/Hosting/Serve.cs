using Forum.Web.Verbs;

namespace Forum.Web.Hosting;

/// <summary>No verb: migrate, then serve until told to stop. In Development an empty store gets the demo community.</summary>
internal static class Serve
{
    /// <summary>A published program finds its files beside itself, whatever folder a service manager starts it in; a build finds them in the project.</summary>
    private static string? PublishedFolder => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;

    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = PublishedFolder });
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.AddForum();
            await using var app = builder.Build();
            await app.Services.PrepareStoreAsync(ct);
            if (app.Environment.IsDevelopment()) await DemoVerb.FillAsync(app.Services, Console.Out, ct);
            app.UseForum();
            if (app.Environment.IsProduction()) app.Lifetime.ApplicationStarted.Register(() => _ = WarmUp.RunAsync(app));
            await StartAsync(app, ct);
            await app.WaitForShutdownAsync(ct);
            return 0;
        }
        catch (Exception e) when (StartException.Of(e) is { } said)
        {
            await Console.Error.WriteLineAsync(said.Message);
            return 1;
        }
    }

    /// <summary>Where it cannot listen, what began to run beside it is told to stop first: else each part would say in the log, in a stack, that it was stopped.</summary>
    private static async Task StartAsync(WebApplication app, CancellationToken ct)
    {
        try { await app.StartAsync(ct); }
        catch
        {
            app.Lifetime.StopApplication();
            throw;
        }
    }
}
