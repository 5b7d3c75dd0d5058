using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Text.Json;
using SQLitePCL;

namespace Forum.Core.Data;

/// <summary>Hands the properties of an object to a statement, by name. Compiled once a type.</summary>
internal static class SqliteValues
{
    private delegate int Binder(object args, sqlite3_stmt statement, int at);

    private static readonly ConcurrentDictionary<Type, FrozenDictionary<string, Binder>> Known = [];

    /// <summary>Gives the statement the value it calls by this name; refuses a name that nothing has: <see cref="InvalidOperationException"/>.</summary>
    /// <param name="at">its place in the statement, from 1</param>
    public static void Bind(object? args, string name, sqlite3_stmt statement, int at)
    {
        if (!IsBound(args, name, statement, at)) throw new InvalidOperationException($"The statement asks for @{name}, which nothing gives.");
    }

    private static bool IsBound(object? args, string name, sqlite3_stmt statement, int at)
    {
        if (args is null) return false;
        if (args is Args(var own, var common)) return IsBound(own, name, statement, at) || IsBound(common, name, statement, at);
        if (args is IDictionary<string, object> texts) return texts.TryGetValue(name, out var text) && Give(statement, at, (string)text) == raw.SQLITE_OK;
        if (!Known.GetOrAdd(args.GetType(), Compile).TryGetValue(name, out var binder)) return false;
        return binder(args, statement, at) == raw.SQLITE_OK ? true : throw new InvalidOperationException($"SQLite refused the value of @{name}.");
    }

    private static FrozenDictionary<string, Binder> Compile(Type type) =>
        type.GetProperties().Where(p => p.GetIndexParameters().Length == 0).ToFrozenDictionary(p => p.Name, p =>
        {
            ParameterExpression args = Expression.Parameter(typeof(object)), statement = Expression.Parameter(typeof(sqlite3_stmt)), at = Expression.Parameter(typeof(int));
            var value = Expression.Property(Expression.Convert(args, type), p);
            var known = typeof(SqliteValues).GetMethod(nameof(Give), [typeof(sqlite3_stmt), typeof(int), p.PropertyType]) ?? throw new NotSupportedException($"{type.Name}.{p.Name}: no statement takes a {p.PropertyType}.");
            return Expression.Lambda<Binder>(Expression.Call(known, statement, at, Expression.Convert(value, known.GetParameters()[2].ParameterType)), args, statement, at).Compile();
        });

    public static int Give(sqlite3_stmt statement, int at, long value) => raw.sqlite3_bind_int64(statement, at, value);

    public static int Give(sqlite3_stmt statement, int at, long? value) => value is { } number ? raw.sqlite3_bind_int64(statement, at, number) : raw.sqlite3_bind_null(statement, at);

    public static int Give(sqlite3_stmt statement, int at, bool value) => raw.sqlite3_bind_int64(statement, at, value ? 1 : 0);

    public static int Give(sqlite3_stmt statement, int at, double value) => raw.sqlite3_bind_double(statement, at, value);

    public static int Give(sqlite3_stmt statement, int at, DateTimeOffset value) => raw.sqlite3_bind_int64(statement, at, value.ToUnixTimeMilliseconds());

    public static int Give(sqlite3_stmt statement, int at, DateTimeOffset? value) => value is { } instant ? Give(statement, at, instant) : raw.sqlite3_bind_null(statement, at);

    public static int Give(sqlite3_stmt statement, int at, string? value) => value is null ? raw.sqlite3_bind_null(statement, at) : raw.sqlite3_bind_text(statement, at, value);

    public static int Give(sqlite3_stmt statement, int at, byte[]? value) => value is null ? raw.sqlite3_bind_null(statement, at) : raw.sqlite3_bind_blob(statement, at, value);

    /// <summary>A list goes as one text, which the statement takes apart (<see cref="KeptStatement"/>).</summary>
    public static int Give(sqlite3_stmt statement, int at, IEnumerable<long> values) => Give(statement, at, values, static (json, value) => json.WriteNumberValue(value));

    public static int Give(sqlite3_stmt statement, int at, IEnumerable<string> values) => Give(statement, at, values, static (json, value) => json.WriteStringValue(value));

    private static int Give<T>(sqlite3_stmt statement, int at, IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (var value in values) write(json, value);
            json.WriteEndArray();
        }
        return raw.sqlite3_bind_text(statement, at, text.WrittenSpan);
    }
}
