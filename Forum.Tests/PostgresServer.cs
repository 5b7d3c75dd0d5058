namespace Forum.Tests;

/// <summary>A PostgreSQL server on loopback with a folder of its own, which a test may stop and start.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string _bin = Path.GetDirectoryName(Machine.Need(FindInitdb, "postgresql", "the store is tested on PostgreSQL too; or give a server in FORUM_POSTGRES"))!;
    private readonly string _folder = Path.Combine("/tmp", "forum-pg-" + Guid.NewGuid().ToString("N"));
    private readonly int _port = Machine.FreePort();

    public PostgresServer()
    {
        Shell($"{_bin}/initdb -D {_folder} -A trust -U forum --locale=C.UTF-8");
        Start();
    }

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=forum;Database=postgres";

    // nothing of these stores outlives the run: no need to wait for the disk
    public void Start() => Shell($"{_bin}/pg_ctl -D {_folder} -w -l {_folder}/log -o '-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c max_connections=300' start");

    /// <summary>Tells every client that it goes down, and does.</summary>
    public void Stop() => Shell($"{_bin}/pg_ctl -D {_folder} -w -m fast stop");

    public void Dispose() => Shell($"{_bin}/pg_ctl -D {_folder} -m immediate stop; rm -rf {_folder}");

    private static string? FindInitdb() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(d => Path.Combine(d, "bin", "initdb")).LastOrDefault(File.Exists)
        : Machine.Find("initdb");

    /// <summary>PostgreSQL refuses to run as root, so root lends it to the postgres user.</summary>
    private static void Shell(string command)
    {
        var code = Machine.IsRoot ? Machine.Run("runuser", ["-u", "postgres", "--", "sh", "-c", command]) : Machine.Run("sh", ["-c", command]);
        if (code != 0) throw new InvalidOperationException($"{command}: exit code {code}");
    }
}
