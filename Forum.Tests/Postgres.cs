using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Forum.Tests;

/// <summary>A PostgreSQL server of the tests' own, on loopback, started once a run; each store is a database of its own.</summary>
internal static class Postgres
{
    private static readonly Lazy<string> Server = new(Start);

    public static string NewDatabase()
    {
        var name = "f" + Guid.NewGuid().ToString("N");
        using var connection = new NpgsqlConnection(Server.Value);
        connection.Open();
        using var create = new NpgsqlCommand($"create database {name}", connection);
        create.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(Server.Value) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable("FORUM_POSTGRES") is { Length: > 0 } given) return given;
        var initdb = Machine.Need(FindInitdb, "postgresql", "the store is tested on PostgreSQL too; or give a server in FORUM_POSTGRES");
        var bin = Path.GetDirectoryName(initdb)!;
        var folder = Path.Combine("/tmp", "forum-pg-" + Guid.NewGuid().ToString("N"));
        var port = FreePort();
        Shell($"{bin}/initdb -D {folder} -A trust -U forum --locale=C.UTF-8");
        // nothing of these stores outlives the run: no need to wait for the disk
        Shell($"{bin}/pg_ctl -D {folder} -w -l {folder}/log -o '-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=300' start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Shell($"{bin}/pg_ctl -D {folder} -m immediate stop; rm -rf {folder}");
        return $"Host=127.0.0.1;Port={port};Username=forum;Database=postgres";
    }

    private static string? FindInitdb() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(d => Path.Combine(d, "bin", "initdb")).LastOrDefault(File.Exists)
        : Machine.Find("initdb");

    /// <summary>PostgreSQL refuses to run as root, so root lends it to the postgres user.</summary>
    private static void Shell(string command)
    {
        var code = Machine.IsRoot ? Machine.Run("runuser", ["-u", "postgres", "--", "sh", "-c", command]) : Machine.Run("sh", ["-c", command]);
        if (code != 0) throw new InvalidOperationException($"{command}: exit code {code}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
