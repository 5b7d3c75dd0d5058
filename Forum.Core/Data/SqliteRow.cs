using System.Linq.Expressions;
using System.Reflection;
using SQLitePCL;

namespace Forum.Core.Data;

/// <summary>Makes a <typeparamref name="T"/> of the row on which a statement stands: a positional record of its columns in their order, or one value. Compiled once a type.</summary>
internal static class SqliteRow<T>
{
    private static readonly bool IsValue = SqliteColumn.Holds(typeof(T));
    private static readonly ConstructorInfo? Made = IsValue ? null : typeof(T).GetConstructors().MaxBy(c => c.GetParameters().Length);

    public static Func<sqlite3_stmt, T> Read { get; } = Compile();

    /// <summary>Whether the columns are those of the record, name by name; a single value and a tuple take any.</summary>
    public static bool Fits(IReadOnlyCollection<string> columns) =>
        Made is null ? columns.Count == 1
        : typeof(T).IsAssignableTo(typeof(System.Runtime.CompilerServices.ITuple)) ? columns.Count == Made.GetParameters().Length
        : Made.GetParameters().Select(p => p.Name).SequenceEqual(columns.Select(c => c.Replace("_", "", StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase);

    private static Func<sqlite3_stmt, T> Compile()
    {
        var row = Expression.Parameter(typeof(sqlite3_stmt));
        var made = Made is null ? SqliteColumn.Read(typeof(T), row, 0) : Expression.New(Made, Made.GetParameters().Select((p, i) => SqliteColumn.Read(p.ParameterType, row, i)));
        return Expression.Lambda<Func<sqlite3_stmt, T>>(made, row).Compile();
    }
}
