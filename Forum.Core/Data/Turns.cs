using Dapper;
using Npgsql;

namespace Forum.Core.Data;

/// <summary>
/// Work that two nodes of one place must not do at the same time. Nodes share PostgreSQL, whose lock dies with the program that holds it; SQLite has one node, and its turn is always free.
/// A lock says that nobody else is at it now, not that nobody has been: what is due once asks the store, in its turn, whether it still is.
/// </summary>
public static class Turns
{
    /// <summary>For jobs that run on a schedule: does the work, unless another node is at it just now. Whether it was done here.</summary>
    /// <param name="work">its name, the same on every node, e.g. « backup »</param>
    public static Task<bool> AloneAsync(this Database database, string work, Func<Task> run, CancellationToken ct) =>
        RunAsync(database, "select taken from pg_try_advisory_lock(hashtextextended(@work, 20060101)) as taken", work, run, ct);

    /// <summary>For what every node does: waits, at most a minute, until no other node is at it.</summary>
    /// <param name="work">its name, the same on every node</param>
    public static Task InTurnAsync(this Database database, string work, Func<Task> run, CancellationToken ct) =>
        RunAsync(database, "select true from pg_advisory_lock(hashtextextended(@work, 20060101))", work, run, ct);

    private static async Task<bool> RunAsync(Database database, string take, string work, Func<Task> run, CancellationToken ct)
    {
        if (database.Dialect is Dialect.Sqlite)
        {
            await run();
            return true;
        }
        // not pooled: a pooled connection keeps its advisory lock after it is closed, until it is next used
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        if (!await connection.QuerySingleAsync<bool>(new CommandDefinition(take, new { work }, commandTimeout: 60, cancellationToken: ct))) return false;
        await run();
        return true;
    }
}
