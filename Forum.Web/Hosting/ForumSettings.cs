using Forum.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Npgsql;
using StackExchange.Redis;

namespace Forum.Web.Hosting;

/// <summary>The settings of the place: appsettings.json, overridden by the environment (DESIGN.md, Configuration). A wrong one stops the start with a sentence that names its key.</summary>
public sealed class ForumSettings
{
    public ForumSettings(IConfiguration configuration, IHostEnvironment environment)
    {
        DataDirectory = configuration["Forum:DataDirectory"] is not { Length: > 0 } set ? Path.GetFullPath(Path.Combine(environment.IsDevelopment() ? Path.Combine(environment.ContentRootPath, "..") : AppContext.BaseDirectory, "data"))
            : set.Contains('\0', StringComparison.Ordinal) ? throw new StartException("Forum:DataDirectory n’est pas un chemin : donnez un dossier où le programme peut écrire.")
            : Path.GetFullPath(set);
        Dialect = configuration["Forum:Database:Provider"] switch
        {
            "sqlite" or "" or null => Dialect.Sqlite,
            "postgres" => Dialect.Postgres,
            var other => throw new StartException($"Forum:Database:Provider vaut « {other} » : écrivez sqlite ou postgres."),
        };
        ConnectionString = configuration["Forum:Database:ConnectionString"] is { Length: > 0 } connection ? connection
            : Dialect is Dialect.Sqlite ? $"Data Source={Path.Combine(DataDirectory, "forum.db")}"
            : throw new StartException("Forum:Database:ConnectionString est vide : donnez la chaîne de connexion de PostgreSQL.");
        CheckConnection();
        Redis = ReadRedis(configuration["Forum:Live:Redis"]);
        Proxies = Hosting.Proxies.Read(configuration);
        SiteName = configuration["Forum:Site:Name"] is { Length: > 0 } name ? name : "Forum";
        if (SiteName.Length > 80 || SiteName.Any(char.IsControl)) throw new StartException("Forum:Site:Name est trop long ou illisible : donnez un nom d’au plus 80 caractères.");
        Policy = ReadPolicy(configuration);
        BaseUrl = configuration["Forum:Site:BaseUrl"] is not { Length: > 0 } url ? null
            : Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" } ? address
            : throw new StartException($"Forum:Site:BaseUrl vaut « {url} » : écrivez l’adresse complète du forum, sans chemin, par exemple https://forum.example.org.");
    }

    /// <summary>Holds forum.db, files/, logs/, mail/.</summary>
    public string DataDirectory { get; }

    public Dialect Dialect { get; }

    public string ConnectionString { get; }

    /// <summary>Where the nodes of a place on PostgreSQL tell each other what happened; null where this is the only one.</summary>
    public ConfigurationOptions? Redis { get; }

    /// <summary>The database's own file; null on PostgreSQL.</summary>
    public string? StoreFile => Dialect is Dialect.Sqlite ? Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource) : null;

    /// <summary>Until the place has chosen a name: pages show <see cref="Core.Site.SiteSettings.Name"/>.</summary>
    public string SiteName { get; }

    /// <summary>Who answers for personal data, where the settings say so: Forum:Privacy; null where they do not, and people say it in the place.</summary>
    public Core.Site.Policy? Policy { get; }

    /// <summary>Whose forwarded headers are believed; null where nobody's are.</summary>
    public ForwardedHeadersOptions? Proxies { get; }

    /// <summary>Where members reach the place; null where nobody said.</summary>
    public Uri? BaseUrl { get; }

    private static Core.Site.Policy? ReadPolicy(IConfiguration configuration)
    {
        string Text(string key) => configuration["Forum:Privacy:" + key] ?? "";
        string[] needed = ["Officer", "Title", "Contact", "Address"];
        if (needed.All(key => Text(key).Length == 0)) return null;
        if (needed.FirstOrDefault(key => Text(key).Length == 0) is { } missing) throw new StartException($"Forum:Privacy:{missing} est vide : donnez aussi Officer, Title, Contact et Address de la personne responsable des renseignements personnels, ou aucun des quatre.");
        var (policy, refusal) = Core.Site.Policy.Check(new(Text("Officer"), Text("Title"), Text("Contact"), Text("Address"), Text("Hosting")));
        return policy ?? throw new StartException($"Forum:Privacy:{(refusal!.Field is "OfficerTitle" ? "Title" : refusal.Field)} n’est pas lisible : écrivez un texte court; pour Contact, un courriel ou un numéro de téléphone.");
    }

    private void CheckConnection()
    {
        try
        {
            if (Dialect is Dialect.Sqlite) _ = new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false };
            else if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(ConnectionString).Host)) throw new ArgumentException("Host");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StartException($"Forum:Database:ConnectionString n’est pas lisible : écrivez par exemple « {(Dialect is Dialect.Sqlite ? "Data Source=/srv/forum/forum.db" : "Host=localhost;Database=forum;Username=forum;Password=…")} ».", e);
        }
    }

    private static ConfigurationOptions? ReadRedis(string? address)
    {
        if (string.IsNullOrEmpty(address)) return null;
        try
        {
            var options = ConfigurationOptions.Parse(address);
            if (options.EndPoints.Count == 0) throw new ArgumentException("host");
            // the place starts and goes on without it, and asks for it each second; what cannot be said now is not kept for later, as the store is
            (options.AbortOnConnectFail, options.BacklogPolicy, options.ReconnectRetryPolicy) = (true, BacklogPolicy.FailFast, new LinearRetry(1000));
            return options;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StartException("Forum:Live:Redis n’est pas lisible : écrivez l’adresse du serveur Redis, par exemple 127.0.0.1:6379.", e);
        }
    }

    /// <summary>appsettings.json stands at the top of the repository and beside the published program; it comes first, so that the environment overrides it.</summary>
    public static void AddRootFile(ConfigurationManager configuration) =>
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new JsonConfigurationSource { FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory), Path = "appsettings.json" });
}
