using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Forum.Core.Data;

/// <summary>
/// A statement that runs: it borrows the compiled statement of its text when it first runs, and gives it back when it is disposed.
/// Dapper makes, fills and disposes one for every query, or for all the rows that one statement writes.
/// </summary>
internal sealed class KeptCommand(KeptConnection connection) : DbCommand
{
    // a command of its own only to hold the parameters until the text is final: Dapper writes lists into it last
    private readonly SqliteCommand _given = new();
    private SqliteCommand? _running;

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException(); }

    protected override DbParameterCollection DbParameterCollection => _given.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => _running?.Cancel();

    public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

    public override object? ExecuteScalar() => Ready().ExecuteScalar();

    public override void Prepare() => Ready().Prepare();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (_running is not null) connection.GiveBack(_running);
            _running = null;
            _given.Dispose();
        }
        base.Dispose(disposing);
    }

    private SqliteCommand Ready()
    {
        if (_running?.CommandText != CommandText)
        {
            if (_running is not null) connection.GiveBack(_running);
            _running = connection.Take(CommandText);
        }
        _running.Parameters.Clear();
        _running.Transaction = (SqliteTransaction?)DbTransaction;
        _running.CommandTimeout = CommandTimeout;
        for (var i = 0; i < _given.Parameters.Count; i++) _running.Parameters.Add(_given.Parameters[i]);
        return _running;
    }
}
