using Npgsql;

namespace Forum.Core.Data;

/// <summary>Work that one of several nodes does: an advisory lock of PostgreSQL, which dies with who holds it. SQLite has one node.</summary>
internal static class JobTurn
{
    /// <summary>Null where another node is at it. Disposing gives the turn back.</summary>
    public static async Task<IAsyncDisposable?> TryTakeAsync(Database database, long job, CancellationToken ct)
    {
        if (database.Dialect is Dialect.Sqlite) return Alone.One;
        // not pooled: a pooled connection keeps its advisory lock after it is closed, until it is next used
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = job } } };
            if (await take.ExecuteScalarAsync(ct) is true) return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    private sealed class Alone : IAsyncDisposable
    {
        public static readonly Alone One = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
