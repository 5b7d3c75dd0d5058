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
        {
            List<string> ofTable = [];
            await db.EachAsync<object>($"select * from {table}", null, row => ofTable.Add($"{table}: {string.Join(" | ", ((IDictionary<string, object?>)row).Where(c => c.Key != "seen_at").Select(c => Convert.ToString(c.Value, CultureInfo.InvariantCulture)))}"));
            rows.AddRange(ofTable.Order());
        }
        return rows;
    });
}
