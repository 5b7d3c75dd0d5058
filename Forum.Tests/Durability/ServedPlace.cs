using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Tests.Hosting;
using Forum.Tests.Verbs;

namespace Forum.Tests.Durability;

/// <summary>A store with members and threads, and the published program that serves it as a process: it may be killed and started again, at the same address, and its members' browsers stay open.</summary>
internal sealed class ServedPlace : IAsyncDisposable
{
    private readonly string[] _settings;
    private readonly int _port = FreePort();
    private PublishedForum? _forum;

    private ServedPlace(Dialect dialect, string connectionString)
    {
        (Dialect, Folder) = (dialect, Verb.NewFolder());
        ConnectionString = dialect is Dialect.Sqlite ? $"Data Source={Path.Combine(Folder, "forum.db")};Pooling=false" : connectionString;
        _settings = ["--Forum:Limits:Scale=100000", $"--Forum:Database:Provider={(dialect is Dialect.Sqlite ? "sqlite" : "postgres")}", $"--Forum:Database:ConnectionString={ConnectionString}"];
    }

    /// <summary>Its data directory.</summary>
    public string Folder { get; }

    public Dialect Dialect { get; }

    public string ConnectionString { get; }

    public List<Writer> Writers { get; } = [];

    public List<ThreadHead> Threads { get; } = [];

    public PublishedForum Forum => _forum ?? throw new InvalidOperationException("It does not serve.");

    /// <summary>What the machine's memory holds of the program, in MiB.</summary>
    public double ResidentMiB => double.Parse(File.ReadLines($"/proc/{Forum.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    public Uri Root => new($"http://127.0.0.1:{_port}");

    /// <summary>So many members with a browser each, and so many threads; it does not serve yet.</summary>
    public static async Task<ServedPlace> NewAsync(Dialect dialect, int writers, int threads)
    {
        var place = new ServedPlace(dialect, dialect is Dialect.Postgres ? Postgres.NewDatabase() : "");
        await using var app = new ForumApp(dialect, new() { ["Forum:Database:ConnectionString"] = place.ConnectionString }, realTime: true, folder: place.Folder);
        for (var i = 0; i < writers; i++)
        {
            var member = await app.World.MemberAsync($"Membre {i}");
            place.Writers.Add(new(place.Root, member.Id, await app.Get<Sessions>().OpenAsync(member.Id, default)));
        }
        for (var i = 0; i < threads; i++) place.Threads.Add(await app.World.ThreadAsync(await app.World.MemberAsync("Amina Diallo"), $"Fil {i}"));
        return place;
    }

    /// <summary>How long it took until it listened.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        _forum?.Dispose();
        await PublishedForum.FolderAsync();
        var clock = Stopwatch.StartNew();
        _forum = await PublishedForum.StartAsync(Folder, _port, _settings);
        return clock.Elapsed;
    }

    /// <summary>Looks in the store beside the program, through a door that is closed behind: what the program finds when it starts again is what it left.</summary>
    public async Task<T> ReadAsync<T>(Func<Db, Task<T>> read)
    {
        await using var store = new Database(Dialect, ConnectionString);
        await using var db = await store.ReadAsync(default);
        return await read(db);
    }

    public ValueTask DisposeAsync()
    {
        _forum?.Dispose();
        Writers.ForEach(w => w.Dispose());
        return ValueTask.CompletedTask;
    }

    /// <summary>Outside the range from which the machine takes the ports of clients: while nobody serves, nobody else may take it.</summary>
    private static int FreePort()
    {
        for (; ; )
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 30_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // another program has it: another number
            }
        }
    }
}
