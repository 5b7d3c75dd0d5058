using System.Text.Encodings.Web;
using System.Text.Unicode;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Core.Themes;
using Forum.Web.Resources;
using Microsoft.AspNetCore.DataProtection;
using Serilog;
using Serilog.Formatting.Compact;

namespace Forum.Web.Hosting;

/// <summary>What the program is made of. Use cases register themselves by their attribute: a new one is one file.</summary>
internal static class ForumServices
{
    public static void AddForum(this WebApplicationBuilder builder)
    {
        ForumSettings.AddRootFile(builder.Configuration);
        // a build serves its compressed files in every environment; a published program holds them and has no list
        builder.WebHost.UseStaticWebAssets();
        var settings = new ForumSettings(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new Limits(builder.Configuration));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new Database(settings.Dialect, settings.ConnectionString));
        foreach (var useCase in typeof(UseCaseAttribute).Assembly.GetTypes().Where(t => t.IsDefined(typeof(UseCaseAttribute), false)))
            builder.Services.AddSingleton(useCase);

        builder.Services.AddSingleton(services => new SiteSettings(services.GetRequiredService<Database>(), settings.SiteName));

        builder.AddForumLog(settings);
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddScoped(_ => Texts.Current);
        builder.Services.AddSingleton<Assets>().AddSingleton<Pages.Shared.Icons>().AddSingleton<Pages.Shared.Times>().AddSingleton<Pages.Shared.ComposerDrafts>().AddSingleton<Pieces.PostPieces>();
        builder.Services.AddSingleton<Pages.Posts.PostAnswers>();
        builder.Services.AddSingleton<Pieces.BonCoupPieces>().AddSingleton<Pages.BonsCoups.BonCoupAnswers>();
        builder.Services.AddDataProtection().SetApplicationName("forum").PersistKeysToFileSystem(OwnFolder(Path.Combine(settings.DataDirectory, "keys")));
        builder.Services.AddHostedService<SetUpLink>();
        builder.Services.AddForumWeb();
    }

    /// <summary>Migrates, writes the reference data where it is missing, and loads regions and themes.</summary>
    public static async Task PrepareStoreAsync(this IServiceProvider services, CancellationToken ct)
    {
        try { await Migrator.RunAsync(services.GetRequiredService<Database>(), null, ct); }
        catch (MigrationException e) { throw new StartException(e.Message, e); }
        await services.GetRequiredService<SeedRegions>().RunAsync(ct);
        await services.GetRequiredService<SeedThemes>().RunAsync(ct);
        await services.GetRequiredService<Places>().LoadAsync(ct);
        await services.GetRequiredService<SiteSettings>().LoadAsync(ct);
    }

    /// <summary>A folder that only the program's own user may open: who holds the keys can forge forms.</summary>
    private static DirectoryInfo OwnFolder(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }

    private static void AddForumLog(this WebApplicationBuilder builder, ForumSettings settings) =>
        builder.Services.AddSerilog((_, log) => log
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(new LogLine())
            .WriteTo.File(new RenderedCompactJsonFormatter(), Path.Combine(settings.DataDirectory, "logs", "forum-.log"), rollingInterval: RollingInterval.Day, fileSizeLimitBytes: 100_000_000, rollOnFileSizeLimit: true, retainedFileCountLimit: 30),
            preserveStaticLogger: true);
}
