using System.Globalization;
using Forum.Core.Data;

namespace Forum.Tests.Hosting;

/// <summary>Everything the store holds, so that « no effect » means no effect.</summary>
internal static class StoreCopy
{
    // a look in the store moves these
    private static readonly string[] Ignored = ["migrations", "reads"];

    public static Task<IReadOnlyList<string>> OfAsync(ForumApp app) => app.ReadAsync<IReadOnlyList<string>>(async db =>
    {
        var tables = await db.ListAsync<string>(db.Dialect is Dialect.Postgres
            ? "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name"
            : "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like 'search%' order by name");
        List<string> rows = [];
        foreach (var table in tables.Except(Ignored))
            rows.AddRange((await db.ListAsync<object>($"select * from {table}")).Cast<IDictionary<string, object?>>().Select(r => $"{table}: {string.Join(" | ", r.Where(c => c.Key != "seen_at").Select(c => Convert.ToString(c.Value, CultureInfo.InvariantCulture)))}").Order());
        return rows;
    });
}
