using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Forum.Core.Data;

/// <summary>Connections that stay open, with their pragmas, their compiled statements and the French collation set once: opening one costs more than most queries.</summary>
internal sealed class SqliteConnections(string connectionString) : IDisposable
{
    private static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-CA").CompareInfo;
    private readonly ConcurrentBag<KeptConnection> _idle = [];
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

    public KeptConnection Take() => _idle.TryTake(out var connection) ? connection : Open();

    public void GiveBack(KeptConnection connection)
    {
        if (_disposed) connection.Dispose();
        else _idle.Add(connection);
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
        // FULL: an acknowledged post is on the disk. secure_delete: what was erased is gone from the file.
        pragmas.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma busy_timeout = 5000; pragma temp_store = memory; pragma mmap_size = 268435456";
        pragmas.ExecuteNonQuery();
        connection.CreateCollation("fr", (a, b) => French.Compare(a, b, CompareOptions.None));
        return new(connection);
    }
}
