using System.Net;
using System.Security.Cryptography.X509Certificates;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Tests;

/// <summary>The whole program on a store of its own, behind its real web server on a free port of loopback, with a clock that the test moves.</summary>
public sealed class ForumApp : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings;
    private readonly bool _realTime, _routes;
    private readonly X509Certificate2? _certificate;

    /// <param name="realTime">the machine's clock instead of <see cref="Clock"/>: for a real browser, whose clock no test moves</param>
    /// <param name="folder">of a store that another program of the same test left; a new one else</param>
    /// <param name="port">where that program listened; any free one else</param>
    /// <param name="routes">questions are passed on each minute, as in a real place; else only when a test says so (FollowQuestions), as its clock may jump by weeks</param>
    /// <param name="certificate">serves https with it, on any free port; plain http else</param>
    public ForumApp(Dialect dialect = Dialect.Sqlite, Dictionary<string, string>? settings = null, bool realTime = false, string? folder = null, int port = 0, X509Certificate2? certificate = null, bool routes = false)
    {
        (Dialect, _realTime, _routes, _certificate) = (dialect, realTime, routes, certificate);
        Folder = folder ?? Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stores", Guid.NewGuid().ToString("N"))).FullName;
        _settings = new()
        {
            ["Forum:DataDirectory"] = Folder,
            ["Forum:Database:Provider"] = dialect is Dialect.Postgres ? "postgres" : "sqlite",
            ["Forum:Database:ConnectionString"] = dialect is Dialect.Postgres && settings?.ContainsKey("Forum:Database:ConnectionString") != true ? Postgres.NewDatabase() : "",
            ["Forum:Limits:Scale"] = "1000",
        };
        foreach (var (key, value) in settings ?? []) _settings[key] = value;
        if (certificate is null) UseKestrel(port);
        else UseKestrel(o => o.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificate)));
        StartServer();
        World = new(this);
    }

    public Dialect Dialect { get; }

    /// <summary>Data directory of this store.</summary>
    public string Folder { get; }

    /// <summary>Monday, 23 November 2026, 9 h in Québec, until a test moves it.</summary>
    public JumpingClock Clock { get; } = new(new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero));

    /// <summary>What the program takes for now.</summary>
    public DateTimeOffset Now => Get<TimeProvider>().GetUtcNow();

    public string Root => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public World World { get; }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Somebody with a browser of her own; signed in where a member is given.</summary>
    public async Task<Visitor> VisitAsync(Member? member = null)
    {
        var visitor = new Visitor(new Uri(Root), _certificate);
        if (member is not null) visitor.Cookies.Add(new Cookie("forum", await Get<Sessions>().OpenAsync(member.Id, default), "/", new Uri(Root).Host));
        return visitor;
    }

    public async Task<T> ReadAsync<T>(Func<Db, Task<T>> read)
    {
        await using var db = await Get<Database>().ReadAsync(default);
        return await read(db);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        if (!_routes) builder.ConfigureTestServices(services => services.Remove(services.Single(s => s.ImplementationType == typeof(QuestionJob))));
        // pictures of PDFs come by the machine's clock, in the middle of whatever a test does: it asks for them itself (DrawPages)
        if (!_realTime) builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).Remove(services.Single(s => s.ImplementationType == typeof(PagesJob))));
    }
}
