using Forum.Web.Verbs;

namespace Forum.Web.Hosting;

/// <summary>No verb: migrate, then serve until told to stop. In Development an empty store gets the demo community.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.AddForum();
            await using var app = builder.Build();
            await app.Services.PrepareStoreAsync(ct);
            if (app.Environment.IsDevelopment()) await DemoVerb.FillAsync(app.Services, Console.Out, ct);
            app.UseForum();
            if (app.Environment.IsProduction()) app.Lifetime.ApplicationStarted.Register(() => _ = WarmUp.RunAsync(app));
            await app.RunAsync(ct);
            return 0;
        }
        catch (Exception e) when (StartException.Of(e) is { } said)
        {
            await Console.Error.WriteLineAsync(said.Message);
            return 1;
        }
    }
}
