using Forum.Core.Data;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace Forum.Web.Hosting;

/// <summary>The settings of the place: appsettings.json, overridden by the environment (DESIGN.md, Configuration). A wrong one stops the start with a sentence that names its key.</summary>
public sealed class ForumSettings
{
    public ForumSettings(IConfiguration configuration, IHostEnvironment environment)
    {
        DataDirectory = Path.GetFullPath(configuration["Forum:DataDirectory"] is { Length: > 0 } set ? set
            : Path.Combine(environment.IsDevelopment() ? Path.Combine(environment.ContentRootPath, "..") : AppContext.BaseDirectory, "data"));
        Dialect = configuration["Forum:Database:Provider"] switch
        {
            "sqlite" or "" or null => Dialect.Sqlite,
            "postgres" => Dialect.Postgres,
            var other => throw new StartException($"Forum:Database:Provider vaut « {other} » : écrivez sqlite ou postgres."),
        };
        ConnectionString = configuration["Forum:Database:ConnectionString"] is { Length: > 0 } connection ? connection
            : Dialect is Dialect.Sqlite ? $"Data Source={Path.Combine(DataDirectory, "forum.db")}"
            : throw new StartException("Forum:Database:ConnectionString est vide : donnez la chaîne de connexion de PostgreSQL.");
        SiteName = configuration["Forum:Site:Name"] is { Length: > 0 } name ? name : "Forum";
        BaseUrl = configuration["Forum:Site:BaseUrl"] is { Length: > 0 } url
            ? Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
                : throw new StartException($"Forum:Site:BaseUrl vaut « {url} » : écrivez l’adresse complète du forum, par exemple https://forum.example.org.")
            : null;
    }

    /// <summary>Holds forum.db, files/, keys/, logs/, mail/.</summary>
    public string DataDirectory { get; }

    public Dialect Dialect { get; }

    public string ConnectionString { get; }

    /// <summary>Until the place has chosen a name: pages show <see cref="Core.Site.SiteSettings.Name"/>.</summary>
    public string SiteName { get; }

    /// <summary>Where members reach the place; null where nobody said.</summary>
    public Uri? BaseUrl { get; }

    /// <summary>appsettings.json stands at the top of the repository and beside the published program; it comes first, so that the environment overrides it.</summary>
    public static void AddRootFile(ConfigurationManager configuration) =>
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new JsonConfigurationSource { FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory), Path = "appsettings.json" });
}
