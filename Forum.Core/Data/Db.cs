using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;

namespace Forum.Core.Data;

/// <summary>An open connection, inside a transaction when it writes. Rows are positional records: columns in the order of the constructor, <c>long</c> and never <c>int</c>, enums as text.</summary>
public sealed partial class Db(Dialect dialect, DbConnection connection, DbTransaction? transaction, Action<DbConnection>? giveBack, CancellationToken ct) : IAsyncDisposable
{
    public Dialect Dialect => dialect;

    /// <summary>Whether this write changed threads, posts or their places: <see cref="Database.ThreadChanges"/> moves with its commit.</summary>
    internal bool ThreadsChanged { get; private set; }

    /// <summary>Said by what writes threads, posts and places.</summary>
    internal void ChangesThreads() => ThreadsChanged = true;

    public async Task<List<T>> ListAsync<T>(string sql, object? args = null) =>
        connection is KeptConnection kept ? Statement(kept, sql).Rows<T>(args, one: false) : (await connection.QueryAsync<T>(Command(sql, args))).AsList();

    /// <summary>Whole rows of whatever columns there are, by name: for who is given all that the store holds of her.</summary>
    public async Task<List<IReadOnlyDictionary<string, object?>>> RowsAsync(string sql, object? args = null) =>
        [.. (await connection.QueryAsync(Command(sql, args))).Select(row => new Dictionary<string, object?>((IDictionary<string, object?>)row))];

    /// <summary>One row after the other, none kept: for what may be too much for memory.</summary>
    public async Task EachAsync<T>(string sql, object? args, Action<T> take)
    {
        // not « await using »: only the other Dispose of Dapper's reader gives the compiled statement back, and the garbage collector would close it while this connection works
        using var reader = await connection.ExecuteReaderAsync(Command(sql, args));
        if (!reader.HasRows) return;
        foreach (var row in reader.Parse<T>()) take(row);
    }

    /// <summary>Lets nobody else write the table until this transaction ends; they may read. On SQLite who writes is alone already.</summary>
    public Task HoldAsync(string table) => dialect is Dialect.Postgres ? RunAsync($"lock table {table} in share row exclusive mode") : Task.CompletedTask;

    /// <summary>The one row, or null (or 0) where there is none.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? args = null)
    {
        if (connection is not KeptConnection kept) return await connection.QuerySingleOrDefaultAsync<T>(Command(sql, args));
        return Statement(kept, sql).Rows<T>(args, one: true) is [var row] ? row : default;
    }

    public async Task<T> OneAsync<T>(string sql, object? args = null)
    {
        if (connection is not KeptConnection kept) return await connection.QuerySingleAsync<T>(Command(sql, args));
        return Statement(kept, sql).Rows<T>(args, one: true) is [var row] ? row : throw new InvalidOperationException("A question for one row found none.");
    }

    /// <summary>How many rows changed.</summary>
    public Task<int> RunAsync(string sql, object? args = null) => connection is KeptConnection kept ? Task.FromResult(Statement(kept, sql).Run(args)) : connection.ExecuteAsync(Command(sql, args));

    /// <summary>The same statement for each row, compiled once.</summary>
    public Task RunEachAsync<T>(string sql, IEnumerable<T> rows)
    {
        if (connection is not KeptConnection kept) return connection.ExecuteAsync(Command(sql, rows));
        foreach (var row in rows) Statement(kept, sql).Run(row);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (giveBack is not null) giveBack(connection);
        else await connection.DisposeAsync();
    }

    private KeptStatement Statement(KeptConnection kept, string sql)
    {
        ct.ThrowIfCancellationRequested();
        return kept.Statement(sql);
    }

    private CommandDefinition Command(string sql, object? args) =>
        new(dialect is Dialect.Postgres ? InList().Replace(sql, "= any(@$1)") : sql, Args.Together(args), transaction, cancellationToken: ct);

    /// <summary>Dapper expands a list for SQLite but hands PostgreSQL one array.</summary>
    [GeneratedRegex(@"\bin @(\w+)")]
    private static partial Regex InList();
}
