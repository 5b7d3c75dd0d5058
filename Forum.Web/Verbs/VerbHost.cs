using Forum.Web.Hosting;

namespace Forum.Web.Verbs;

/// <summary>The services of the program without its web server, on a migrated store: what a verb works with.</summary>
internal static class VerbHost
{
    /// <summary>Exit code of the work; 1 with one sentence on standard error where a setting or the store is wrong.</summary>
    public static async Task<int> RunAsync(Func<IServiceProvider, TextWriter, Task<int>> work, CancellationToken ct)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder([]);
            builder.AddForum();
            await using var app = builder.Build();
            await app.Services.PrepareStoreAsync(ct);
            return await work(app.Services, Console.Out);
        }
        catch (StartException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
