using Npgsql;

namespace Forum.Tests;

/// <summary>One PostgreSQL server for the whole run; each store is a database of its own.</summary>
internal static class Postgres
{
    private static readonly Lazy<string> Server = new(() => Environment.GetEnvironmentVariable("FORUM_POSTGRES") is { Length: > 0 } given ? given : StartForTheRun());

    public static string NewDatabase() => NewDatabase(Server.Value);

    /// <summary>The connection string of a new database on this server.</summary>
    public static string NewDatabase(string server)
    {
        var name = "f" + Guid.NewGuid().ToString("N");
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var create = new NpgsqlCommand($"create database {name}", connection);
        create.ExecuteNonQuery();
        // the server is there: where the machine is full a program that starts waits for it longer than its one second
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20, Timeout = 30 }.ConnectionString;
    }

    private static string StartForTheRun()
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server.ConnectionString;
    }
}
