using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Forum.Core.Data;

/// <summary>Connections that stay open, with their pragmas, their compiled statements and the French collation set once: opening one costs more than most queries.</summary>
internal sealed class SqliteConnections(string connectionString) : IDisposable
{
    /// <summary>Milliseconds that a connection waits for another program on the same file.</summary>
    internal const int BusyTimeout = 5_000;

    private static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-CA").CompareInfo;
    private readonly ConcurrentBag<KeptConnection> _idle = [];
    private readonly ConcurrentQueue<KeptConnection> _all = [];
    private volatile bool _disposed;
    private volatile bool _isThere;

    /// <summary>Settings of the library itself, before its first use: no lock around what one caller alone holds, and none around memory for figures that nobody reads.
    /// Two requests at once wait for each other there otherwise. Refused where somebody used the library before; then all works, only slower.</summary>
    static SqliteConnections()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public KeptConnection Take()
    {
        var connection = _idle.TryTake(out var idle) ? idle : Open();
        connection.TakenAt = Environment.TickCount64;
        return connection;
    }

    public void GiveBack(KeptConnection connection)
    {
        connection.TakenAt = long.MaxValue;
        if (_disposed) connection.Dispose();
        else _idle.Add(connection);
    }

    /// <summary>Ends with a fault of the store (<see cref="StoreFaults.IsAway"/>) what readers have been doing for longer than this.</summary>
    public void Interrupt(TimeSpan longerThan)
    {
        var begun = Environment.TickCount64 - (long)longerThan.TotalMilliseconds;
        foreach (var connection in _all.Where(c => c.TakenAt < begun)) connection.Interrupt();
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }

    /// <summary>A connection of the caller's own: the writer's. The first makes the file where there is none; a file that goes away later is missing, and no empty one takes its place.</summary>
    public KeptConnection Open()
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (_isThere && settings.Mode is SqliteOpenMode.ReadWriteCreate) settings.Mode = SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        _isThere = true;
        // a parameter as limit would have SQLite compile a kept statement anew at each run, to look at its value: our plans are the same for every value
        if (raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _) != raw.SQLITE_OK) throw new InvalidOperationException("SQLite refused the setting that keeps its plans.");
        using var pragmas = connection.CreateCommand();
        // FULL: an acknowledged post is on the disk. secure_delete: what was erased is gone from the file. journal_size_limit: of the log, once it begins anew (SqliteLog).
        pragmas.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma busy_timeout = {BusyTimeout};
            pragma temp_store = memory; pragma mmap_size = 268435456; pragma journal_size_limit = {SqliteLog.Wanted}
            """);
        pragmas.ExecuteNonQuery();
        connection.CreateCollation("fr", (a, b) => French.Compare(a, b, CompareOptions.None));
        var kept = new KeptConnection(connection);
        _all.Enqueue(kept);
        return kept;
    }
}
