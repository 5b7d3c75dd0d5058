using System.Linq.Expressions;
using System.Text;
using SQLitePCL;

namespace Forum.Core.Data;

/// <summary>What a column may hold: a whole number, 0 or 1, an instant as milliseconds since 1970 in UTC, a number with a fraction, a text, an enum by its name, bytes; or nothing.</summary>
internal static class SqliteColumn
{
    public static bool Holds(Type type)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind.IsEnum || kind == typeof(long) || kind == typeof(bool) || kind == typeof(DateTimeOffset) || kind == typeof(double) || kind == typeof(string) || kind == typeof(byte[]);
    }

    /// <summary>The column at this place, read from the row as this type.</summary>
    public static Expression Read(Type type, Expression row, int at)
    {
        if (!Holds(type)) throw new NotSupportedException($"No column holds a {type}.");
        if (Nullable.GetUnderlyingType(type) is { } kind)
            return Expression.Condition(Call(nameof(IsNull), row, at), Expression.Default(type), Expression.Convert(Read(kind, row, at), type));
        return type.IsEnum
            ? Expression.Call(typeof(SqliteColumn), nameof(Named), [type], row, Expression.Constant(at))
            : Call(type == typeof(byte[]) ? nameof(Bytes) : type == typeof(DateTimeOffset) ? nameof(Instant) : type.Name, row, at);
    }

    public static bool IsNull(sqlite3_stmt row, int at) => raw.sqlite3_column_type(row, at) == raw.SQLITE_NULL;

    public static long Int64(sqlite3_stmt row, int at) => raw.sqlite3_column_int64(row, at);

    public static bool Boolean(sqlite3_stmt row, int at) => raw.sqlite3_column_int64(row, at) != 0;

    public static double Double(sqlite3_stmt row, int at) => raw.sqlite3_column_double(row, at);

    public static DateTimeOffset Instant(sqlite3_stmt row, int at) => DateTimeOffset.FromUnixTimeMilliseconds(raw.sqlite3_column_int64(row, at));

    /// <summary>The bytes of a text in this store are UTF-8; those of a number are its digits.</summary>
    public static string? String(sqlite3_stmt row, int at) => IsNull(row, at) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(row, at));

    public static byte[]? Bytes(sqlite3_stmt row, int at) => IsNull(row, at) ? null : raw.sqlite3_column_blob(row, at).ToArray();

    public static T Named<T>(sqlite3_stmt row, int at) where T : struct, Enum => Enum.Parse<T>(String(row, at) ?? "", ignoreCase: true);

    private static MethodCallExpression Call(string method, Expression row, int at) => Expression.Call(typeof(SqliteColumn), method, null, row, Expression.Constant(at));
}
