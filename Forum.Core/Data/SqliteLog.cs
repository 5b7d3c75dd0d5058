using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Forum.Core.Data;

/// <summary>
/// Keeps the log of a SQLite store (forum.db-wal) below 64 MB. SQLite moves it into the store by itself, but begins it anew only where no reader looks at an older state at that very moment:
/// under steady reading that never comes, and the log grows for ever. So the writer waits for those readers between two commits, no longer than a page takes;
/// one who holds the log for long while it grows beyond measure is ended, as no writer ever waits for a reader.
/// </summary>
internal sealed class SqliteLog(SqliteConnection writer, SqliteConnections readers)
{
    /// <summary>Bytes from which it shall begin anew; also what <c>journal_size_limit</c> then cuts the file to.</summary>
    internal const int Wanted = 16 << 20;

    /// <summary>Bytes from which long readers are ended: what is committed until they have noticed fits below 64 MB.</summary>
    private const int Most = 32 << 20;

    /// <summary>Bytes between two tries.</summary>
    private const int Step = 4 << 20;

    /// <summary>Milliseconds that a try may wait for readers of older states.</summary>
    private const int Patience = 20;

    private static readonly TimeSpan LongRead = TimeSpan.FromMilliseconds(500);
    private readonly string _file = writer.DataSource + "-wal";
    private long _next = Wanted;

    /// <summary>The writer calls it between two commits.</summary>
    public void Keep()
    {
        var file = new FileInfo(_file);
        if (!file.Exists || file.Length < _next) return;
        if (file.Length >= Most) readers.Interrupt(LongRead);
        _next = BeginsAnew() ? Wanted + Step : file.Length + Step;
    }

    /// <summary>Moves the whole log into the store. The next commit then begins it anew, and cuts the file.</summary>
    private bool BeginsAnew()
    {
        raw.sqlite3_busy_timeout(writer.Handle, Patience);
        var result = raw.sqlite3_wal_checkpoint_v2(writer.Handle, "main", raw.SQLITE_CHECKPOINT_RESTART, out _, out _);
        raw.sqlite3_busy_timeout(writer.Handle, SqliteConnections.BusyTimeout);
        return result == raw.SQLITE_OK;
    }
}
