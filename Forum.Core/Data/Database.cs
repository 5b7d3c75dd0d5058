using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Forum.Core.Data;

public enum Dialect { Sqlite, Postgres }

/// <summary>The one door to the store. Reads see what was committed; every write goes through <see cref="WriteAsync"/>.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>KiB of pages kept while a SQLite store is filled: every index is written in many places at once.</summary>
    private const int PagesToFill = 512 * 1024;

    private readonly SqliteConnections? _sqlite;
    private readonly Lazy<SqliteWriter>? _writer;
    private readonly NpgsqlDataSource? _postgres;
    private long _threadChanges;

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
        if (dialect is Dialect.Sqlite)
        {
            _sqlite = new(connectionString);
            _writer = new(() => new(_sqlite, OnCommitted));
        }
        else _postgres = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200 });
    }

    public Dialect Dialect { get; }

    public string ConnectionString { get; }

    public async Task<Db> ReadAsync(CancellationToken ct) => _sqlite is not null
        ? new(Dialect, _sqlite.Take(), null, c => _sqlite.GiveBack((KeptConnection)c), ct)
        : new(Dialect, await _postgres!.OpenConnectionAsync(ct), null, null, ct);

    /// <summary>Reads that all see one moment of the store, whatever is committed meanwhile. On SQLite its log grows until they end: for a walk through the whole store, not for a page.</summary>
    public async Task<Db> SnapshotAsync(CancellationToken ct)
    {
        if (_sqlite is not null)
        {
            var kept = _sqlite.Take();
            var reading = kept.Sqlite.BeginTransaction(deferred: true);
            return new(Dialect, kept, reading, c => { reading.Dispose(); _sqlite.GiveBack((KeptConnection)c); }, ct);
        }
        var connection = await _postgres!.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        return new(Dialect, connection, transaction, c => { transaction.Dispose(); c.Dispose(); }, ct);
    }

    /// <summary>Runs the work while no program commits anything to SQLite: whoever writes waits for it, whoever reads does not.</summary>
    internal async Task<T> StandStillAsync<T>(Func<Task<T>> work, CancellationToken ct) =>
        (await _writer!.Value.WriteAsync<T>(async _ => await work(), alone: true, ct)).Value!;

    /// <summary>Copies SQLite's database, as it is now or a little later, into a file that holds none, and leaves it to the caller to make that durable; who writes meanwhile waits for nothing.</summary>
    public Task CopyAsync(string file, CancellationToken ct) => Task.Run(() =>
    {
        var kept = _sqlite!.Take();
        try
        {
            using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
            copy.Open();
            copy.Execute("pragma journal_mode = off; pragma synchronous = off");
            kept.Sqlite.BackupDatabase(copy);
        }
        finally { _sqlite.GiveBack(kept); }
    }, ct);

    /// <summary>
    /// Another value after every commit that changed threads, posts or their places: what is kept in memory beside it may be shown while it stands still.
    /// Others may write unheard by this program: other nodes to PostgreSQL, where it moves by itself each second, and a verb of the command line to SQLite, where it does so every ten.
    /// </summary>
    public (long Commits, long Moment) ThreadChanges => (Interlocked.Read(ref _threadChanges), Environment.TickCount64 / (_postgres is null ? 10_000 : 1_000));

    /// <summary>What was erased is gone from the files too: SQLite's log, which holds older states of pages, is moved into the store and cut to nothing; PostgreSQL's dead rows are cleared. Waits for readers of older states, at most ten seconds.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        if (_postgres is not null)
        {
            await using var postgres = await _postgres.OpenConnectionAsync(ct);
            // « vacuum » runs in no transaction
            await postgres.ExecuteAsync(new CommandDefinition("vacuum", commandTimeout: 0, cancellationToken: ct));
            return;
        }
        await using var sqlite = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await sqlite.OpenAsync(ct);
        await sqlite.ExecuteAsync(new CommandDefinition("pragma busy_timeout = 10000; pragma wal_checkpoint(truncate)", cancellationToken: ct));
    }

    /// <summary>Commits made on SQLite so far; fewer than writes where writes were committed together.</summary>
    internal long Commits => _writer is { IsValueCreated: true } ? _writer.Value.Commits : 0;

    /// <summary>Runs the work in one transaction: committed when it returns a value, rolled back when it refuses or throws, and answered only when it is durable. Once begun it is not cancelled half-way.
    /// On SQLite the work runs alone: it must not call <see cref="WriteAsync"/> itself, nor wait for anything but its own <see cref="Db"/>.</summary>
    public async Task<Outcome<T>> WriteAsync<T>(Func<Db, Task<Outcome<T>>> work, CancellationToken ct)
    {
        if (_writer is not null) return await _writer.Value.WriteAsync(work, alone: false, ct);
        for (var attempt = 1; ; attempt++)
        {
            try { return await WritePostgresAsync(work, ct); }
            catch (PostgresException e) when (attempt < 3 && HaveMet(e.SqlState))
            {
                // two writers met, as when one form arrives twice at once: the second time, the work sees what the other one wrote
            }
        }
    }

    /// <summary>The same for a great many rows at once, into a store that nobody serves: on SQLite with no other write in its transaction, and with much memory for its pages.</summary>
    internal Task<Outcome<T>> FillAsync<T>(Func<Db, Task<Outcome<T>>> work, CancellationToken ct) => _writer is null ? WriteAsync(work, ct) : _writer.Value.WriteAsync(async db =>
    {
        await db.RunAsync(string.Create(CultureInfo.InvariantCulture, $"pragma cache_size = -{PagesToFill}"));
        return await work(db);
    }, alone: true, ct);

    public async ValueTask DisposeAsync()
    {
        if (_writer is { IsValueCreated: true }) await _writer.Value.DisposeAsync();
        _sqlite?.Dispose();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }

    private async Task<Outcome<T>> WritePostgresAsync<T>(Func<Db, Task<Outcome<T>>> work, CancellationToken ct)
    {
        await using var connection = await _postgres!.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var db = new Db(Dialect, connection, transaction, null, CancellationToken.None);
        var outcome = await work(db);
        if (outcome.Refusal is not null) return outcome;
        await transaction.CommitAsync(CancellationToken.None);
        OnCommitted(db);
        return outcome;
    }

    private void OnCommitted(Db db)
    {
        if (db.ThreadsChanged) Interlocked.Increment(ref _threadChanges);
    }

    private static bool HaveMet(string? state) => state is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
