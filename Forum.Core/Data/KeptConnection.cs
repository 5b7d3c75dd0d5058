using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Forum.Core.Data;

/// <summary>
/// A SQLite connection that stays open and keeps the statements it has compiled, by their text: compiling the SQL of a page costs more than running it (PERFORMANCE.md §6).
/// Everything that goes through <see cref="Db"/> profits, without a word of it in any feature. Used by one caller at a time, like every connection.
/// </summary>
internal sealed class KeptConnection(SqliteConnection sqlite) : DbConnection
{
    /// <summary>Statements kept; when there are so many, all are compiled anew. The program has about 300 of them.</summary>
    private const int Most = 500;

    private readonly Dictionary<string, SqliteCommand> _idle = [];
    private readonly Dictionary<string, KeptStatement> _statements = [];
    private long _takenAt = long.MaxValue;

    public SqliteConnection Sqlite => sqlite;

    /// <summary>When its reader took it (<see cref="Environment.TickCount64"/>); the end of time while it has none.</summary>
    internal long TakenAt { get => Volatile.Read(ref _takenAt); set => Volatile.Write(ref _takenAt, value); }

    [AllowNull]
    public override string ConnectionString { get => sqlite.ConnectionString; set => throw new NotSupportedException(); }

    public override string Database => sqlite.Database;

    public override string DataSource => sqlite.DataSource;

    public override string ServerVersion => sqlite.ServerVersion;

    public override ConnectionState State => sqlite.State;

    public override void Open() => sqlite.Open();

    public override void Close() => sqlite.Close();

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    /// <summary>From another thread: the statement that runs ends with a fault; none runs, nothing happens.</summary>
    internal void Interrupt() => raw.sqlite3_interrupt(sqlite.Handle);

    /// <summary>The statement of this text, for use before the next one is asked for.</summary>
    internal KeptStatement Statement(string text)
    {
        if (_statements.TryGetValue(text, out var kept)) return kept;
        if (_statements.Count >= Most)
        {
            foreach (var statement in _statements.Values) statement.Dispose();
            _statements.Clear();
        }
        return _statements[text] = new(sqlite.Handle!, text);
    }

    /// <summary>A statement of this text that nobody is using, compiled before or now.</summary>
    internal SqliteCommand Take(string text)
    {
        if (_idle.Remove(text, out var kept)) return kept;
        var command = sqlite.CreateCommand();
        command.CommandText = text;
        // a command that is only read to its last row does not count as compiled, and would be compiled again
        command.Prepare();
        return command;
    }

    internal void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_idle.Count >= Most || !_idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => sqlite.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _idle.Values) command.Dispose();
            _idle.Clear();
            foreach (var statement in _statements.Values) statement.Dispose();
            _statements.Clear();
            sqlite.Dispose();
        }
        base.Dispose(disposing);
    }
}
