using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Forum.Core.Data;

public enum Dialect { Sqlite, Postgres }

/// <summary>The one door to the store. Reads see what was committed; every write goes through <see cref="WriteAsync"/>.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly SqliteConnections? _sqlite;
    private readonly NpgsqlDataSource? _postgres;
    private readonly SemaphoreSlim _oneWriter = new(1);

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(bool));
        SqlMapper.RemoveTypeMap(typeof(bool?));
        SqlMapper.AddTypeHandler(new BoolHandler());
    }

    public Database(Dialect dialect, string connectionString)
    {
        (Dialect, ConnectionString) = (dialect, connectionString);
        if (dialect is Dialect.Sqlite) _sqlite = new(connectionString);
        else _postgres = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200 });
    }

    public Dialect Dialect { get; }

    public string ConnectionString { get; }

    public async Task<Db> ReadAsync(CancellationToken ct) => _sqlite is not null
        ? new(Dialect, _sqlite.Take(), null, c => _sqlite.GiveBack((SqliteConnection)c), ct)
        : new(Dialect, await _postgres!.OpenConnectionAsync(ct), null, null, ct);

    /// <summary>Runs the work in one transaction: committed when it returns a value, rolled back when it refuses or throws. Once begun it is not cancelled half-way.</summary>
    public async Task<Outcome<T>> WriteAsync<T>(Func<Db, Task<Outcome<T>>> work, CancellationToken ct)
    {
        if (_sqlite is null)
        {
            await using var connection = await _postgres!.OpenConnectionAsync(ct);
            return await InTransactionAsync(connection, await connection.BeginTransactionAsync(ct), work);
        }
        await _oneWriter.WaitAsync(ct);
        try { return await InTransactionAsync(_sqlite.Writer, _sqlite.Writer.BeginTransaction(deferred: false), work); }
        finally { _oneWriter.Release(); }
    }

    public async ValueTask DisposeAsync()
    {
        _sqlite?.Dispose();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _oneWriter.Dispose();
    }

    private async Task<Outcome<T>> InTransactionAsync<T>(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, Func<Db, Task<Outcome<T>>> work)
    {
        await using var _ = transaction;
        var outcome = await work(new(Dialect, connection, transaction, null, CancellationToken.None));
        if (outcome.Refusal is null) await transaction.CommitAsync(CancellationToken.None);
        return outcome;
    }
}
