using Microsoft.Data.Sqlite;
using Npgsql;

namespace Forum.Core.Data;

/// <summary>Tells a store that cannot serve now from a bug of ours.</summary>
public static class StoreFaults
{
    // SQLite's result codes: BUSY, LOCKED, READONLY, INTERRUPT (SqliteLog), IOERR, FULL, CANTOPEN
    private static readonly int[] Away = [5, 6, 8, 9, 10, 13, 14];

    /// <summary>The disk is full, the file is held or gone, the server does not answer: nothing was kept, and the same request may succeed later.</summary>
    public static bool IsAway(Exception? fault) => fault switch
    {
        null => false,
        SqliteException sqlite => Away.Contains(sqlite.SqliteErrorCode),
        // 57P: the server is going down, starting or crashed
        NpgsqlException postgres => postgres.IsTransient || postgres.SqlState?.StartsWith("57P", StringComparison.Ordinal) == true,
        _ => IsAway(fault.InnerException),
    };

    /// <summary>The file is no SQLite database, or one that something else has written into.</summary>
    public static bool IsDamaged(Exception? fault) => fault is SqliteException { SqliteErrorCode: 11 or 26 } || (fault?.InnerException is { } inner && IsDamaged(inner));
}
