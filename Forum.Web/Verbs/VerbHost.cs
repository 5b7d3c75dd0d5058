using Forum.Core.Backups;
using Forum.Core.Data;
using Forum.Web.Hosting;

namespace Forum.Web.Verbs;

/// <summary>The services of the program without its web server: what a verb works with.</summary>
internal static class VerbHost
{
    /// <summary>Exit code of the work; 1 with one sentence on standard error where a setting or the store is wrong.</summary>
    /// <param name="asItIs">leaves the store as it stands; else it is migrated first</param>
    public static Task<int> RunAsync(Func<IServiceProvider, TextWriter, Task<int>> work, CancellationToken ct, bool asItIs = false) => SayAsync(async () =>
    {
        var builder = WebApplication.CreateSlimBuilder([]);
        builder.AddForum();
        await using var app = builder.Build();
        if (!asItIs) await app.Services.PrepareStoreAsync(ct);
        return await work(app.Services, Console.Out);
    });

    /// <summary>The same with the settings alone: nothing is made in the data directory.</summary>
    public static Task<int> RunBareAsync(Func<ForumSettings, TextWriter, Task<int>> work) => SayAsync(() =>
    {
        var builder = WebApplication.CreateSlimBuilder([]);
        ForumSettings.AddRootFile(builder.Configuration);
        return work(new ForumSettings(builder.Configuration, builder.Environment), Console.Out);
    });

    private static async Task<int> SayAsync(Func<Task<int>> work)
    {
        try { return await work(); }
        catch (Exception e) when (e is StartException or MigrationException or BackupException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (Exception e) when (StoreFaults.IsAway(e))
        {
            await Console.Error.WriteLineAsync($"La base de données ne répond pas ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}) : vérifiez Forum:Database:ConnectionString et la place libre.");
            return 1;
        }
    }
}
