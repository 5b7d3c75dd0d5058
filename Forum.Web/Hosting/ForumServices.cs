using System.Text.Encodings.Web;
using System.Text.Unicode;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Files;
using Forum.Core.Organisations;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Core.Themes;
using Forum.Web.Mail;
using Forum.Web.Resources;
using Serilog;
using Serilog.Events;

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
        DataFolder.Open(settings.DataDirectory);
        builder.Services.AddSingleton(settings);
        var limits = new Limits(builder.Configuration);
        builder.Services.AddSingleton(limits).AddSingleton(limits.Files).AddSingleton(new FileStore(Path.Combine(settings.DataDirectory, "files")));
        builder.Services.AddSingleton(new BackupSchedule(builder.Configuration, settings.DataDirectory));
        builder.Services.AddSingleton(new MailSettings(builder.Configuration, settings));
        builder.Services.AddForumMail();
        builder.Services.AddSingleton(TimeProvider.System);
        // made here and closed with the program: a clean stop leaves the whole store in its one file
        builder.Services.AddSingleton(_ => new Database(settings.Dialect, settings.ConnectionString));
        foreach (var useCase in typeof(UseCaseAttribute).Assembly.GetTypes().Where(t => t.IsDefined(typeof(UseCaseAttribute), false)))
            builder.Services.AddSingleton(useCase);

        builder.Services.AddSingleton(services => new SiteSettings(services.GetRequiredService<Database>(), settings.SiteName, settings.Policy));

        builder.AddForumLog(settings);
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddScoped(_ => Texts.Current);
        builder.Services.AddSingleton<Assets>().AddSingleton<Pages.Shared.Icons>().AddSingleton<Pages.Shared.Times>().AddSingleton<Pages.Shared.ComposerDrafts>().AddSingleton<Pieces.PostPieces>().AddSingleton<Pieces.PostBlocks>().AddSingleton<Pieces.KeptPieces>();
        builder.Services.AddSingleton<Pages.Posts.PostAnswers>();
        builder.Services.AddSingleton<Pieces.BonCoupPieces>().AddSingleton<Pages.BonsCoups.BonCoupAnswers>();
        builder.Services.AddSingleton<Pieces.ExchangePieces>().AddSingleton<Pages.Exchanges.ExchangeAnswers>();
        KeyRing.Add(builder.Services);
        builder.Services.AddSingleton<SetAside>().AddSingleton<KeysCheck>().AddSingleton<ICheck, FolderCheck>().AddSingleton<ICheck, FilesCheck>().AddSingleton<ICheck, DiskCheck>().AddTransient<Diagnosis>();
        builder.Services.AddHostedService<SetUpLink>();
        builder.Services.AddHostedService<ScheduledBackups>();
        builder.Services.AddHostedService<SuspensionEnds>();
        builder.Services.AddHostedService<SheetEnds>();
        builder.Services.AddHostedService<AgendaJob>();
        builder.Services.AddHostedService<ExchangeJob>();
        builder.Services.AddHostedService<CoupJob>();
        builder.Services.AddHostedService<GuestsJob>();
        builder.Services.AddSingleton<Pages.Agenda.CalendarFile>().AddSingleton<Pages.Feeds.FeedReader>();
        builder.Services.AddSingleton<LimitsInForce>().AddSingleton<CountRefused>().AddSingleton<LimitSheet>().AddHostedService<LimitsJob>();
        builder.Services.AddSingleton<Pages.Files.FormFiles>().AddSingleton<Pages.Posts.TakeReply>().AddSingleton<Pages.Privacy.DataArchive>().AddHostedService<FilesJob>().AddHostedService<DownloadsJob>().AddHostedService<PagesJob>();
        builder.Services.AddHostedService<RetentionJob>();
        builder.Services.AddHostedService<QuestionJob>();
        builder.Services.AddForumWeb(settings);
    }

    /// <summary>Migrates, writes the reference data and the first key where they are missing, and loads regions and themes.</summary>
    public static async Task PrepareStoreAsync(this IServiceProvider services, CancellationToken ct)
    {
        try { await OpenStoreAsync(services, ct); }
        catch (MigrationException e) { throw new StartException(e.Message, e); }
        catch (Exception e) when (StoreFaults.IsDamaged(e)) { throw new StartException("La base de données est abîmée, et rien n’y a été changé : restaurez une sauvegarde à la place du fichier nommé par Forum:Database:ConnectionString (forum.db sans réglage).", e); }
    }

    private static async Task OpenStoreAsync(IServiceProvider services, CancellationToken ct)
    {
        await Migrator.RunAsync(services.GetRequiredService<Database>(), null, ct);
        await services.GetRequiredService<SeedRegions>().RunAsync(ct);
        await services.GetRequiredService<SeedThemes>().RunAsync(ct);
        await services.GetRequiredService<SeedFacets>().RunAsync(ct);
        await services.GetRequiredService<FillPostLinks>().RunAsync(ct);
        await KeyRing.OpenAsync(services, ct);
        await services.GetRequiredService<Places>().LoadAsync(ct);
        await services.GetRequiredService<SiteSettings>().LoadAsync(ct);
    }

    private static void AddForumLog(this WebApplicationBuilder builder, ForumSettings settings) => builder.Services.AddSerilog((_, log) =>
    {
        try { log.ReadFrom.Configuration(builder.Configuration, new Serilog.Settings.Configuration.ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly)); }
        catch (InvalidOperationException e) { throw new StartException($"La section Serilog des réglages n’est pas lisible : écrivez un niveau parmi {string.Join(", ", Enum.GetNames<LogEventLevel>())}.", e); }
        // a start that fails says so in one sentence (StartException), not in a stack
        log.Filter.ByExcluding(e => e.Exception is not null && e.Properties.TryGetValue("SourceContext", out var source) && source.ToString() == "\"Microsoft.Extensions.Hosting.Internal.Host\"" && StartException.Of(e.Exception) is not null)
            .Enrich.With(new RawPath())
            .WriteTo.Logger(console => console.Filter.ByExcluding(e => !builder.Environment.IsDevelopment() && RequestLog.IsOrdinary(e)).WriteTo.Console(new LogLine()))
            .WriteTo.Sink(new LogFile(Path.Combine(settings.DataDirectory, "logs")));
    }, preserveStaticLogger: true);
}
