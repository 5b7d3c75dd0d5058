using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Forum.Core.Data;

/// <summary>
/// A compiled statement of SQLite, kept by its connection: values in, rows out, with nothing between. A page asks ten small questions and a reply writes ten small rows;
/// a general reader, which asks each row for the names and types of its columns, costs twice what SQLite needs to answer them (docs/decisions/0009).
/// </summary>
internal sealed partial class KeptStatement : IDisposable
{
    private readonly sqlite3 _store;
    private readonly sqlite3_stmt _statement;
    private readonly string[] _names;
    private Type? _checked;

    [SuppressMessage("Reliability", "CA2000", Justification = "Disposed with this object.")]
    public KeptStatement(sqlite3 store, string sql)
    {
        _store = store;
        // a list is one value, so that its length does not make another statement
        Check(raw.sqlite3_prepare_v3(store, InList().Replace(sql, "in (select value from json_each(@$1))"), raw.SQLITE_PREPARE_PERSISTENT, out _statement, out var rest));
        if (rest.AsSpan().Trim().Length > 0) throw new NotSupportedException("One statement at a time.");
        _names = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement)).Select(i => raw.sqlite3_bind_parameter_name(_statement, i).utf8_to_string()[1..])];
    }

    /// <param name="one">several rows are refused: <see cref="InvalidOperationException"/></param>
    public List<T> Rows<T>(object? args, bool one)
    {
        if (_checked != typeof(T)) CheckColumns<T>();
        var (rows, row) = (new List<T>(), SqliteRow<T>.Read);
        try
        {
            Bind(args);
            while (IsOnRow())
            {
                if (one && rows.Count == 1) throw new InvalidOperationException("A question for one row found several.");
                rows.Add(row(_statement));
            }
        }
        finally { End(); }
        return rows;
    }

    /// <summary>Runs it to its end; how many rows it changed.</summary>
    public int Run(object? args)
    {
        try
        {
            Bind(args);
            while (IsOnRow())
            {
                // rows that nobody asked for, as of a pragma
            }
            return raw.sqlite3_stmt_readonly(_statement) == 0 ? raw.sqlite3_changes(_store) : 0;
        }
        finally { End(); }
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(object? args)
    {
        for (var i = 0; i < _names.Length; i++) SqliteValues.Bind(args, _names[i], _statement, i + 1);
    }

    private bool IsOnRow()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) Check(result);
        return result == raw.SQLITE_ROW;
    }

    private void End()
    {
        _ = raw.sqlite3_reset(_statement);
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    private void CheckColumns<T>()
    {
        string[] columns = [.. Enumerable.Range(0, raw.sqlite3_column_count(_statement)).Select(i => raw.sqlite3_column_name(_statement, i).utf8_to_string())];
        if (!SqliteRow<T>.Fits(columns)) throw new InvalidOperationException($"{typeof(T)} does not begin with the columns {string.Join(", ", columns)}.");
        _checked = typeof(T);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _store);

    [GeneratedRegex(@"\bin @(\w+)")]
    private static partial Regex InList();
}
