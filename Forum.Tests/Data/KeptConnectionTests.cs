using Forum.Core.Data;
using SQLitePCL;

namespace Forum.Tests.Data;

public sealed class KeptConnectionTests
{
    private sealed record Row(long Number);

    [Test]
    public async Task A_statement_is_compiled_once_however_it_is_asked()
    {
        using var connections = new SqliteConnections("Data Source=:memory:");
        using var kept = connections.Take();
        kept.Sqlite.Handle!.enable_sqlite3_next_stmt(true);
        await using var db = new Db(Dialect.Sqlite, kept, null, _ => { }, default);
        for (long n = 1; n <= 3; n++)
        {
            Assert.That(await db.ListAsync<Row>("select @n as number", new { n }), Is.EqualTo(new[] { new Row(n) }));
            Assert.That(await db.ListAsync<Row>("select 1 as number where @n < 0", new { n }), Is.Empty);
            Assert.That(await db.FindAsync<Row>("select @n as number limit 1", new { n }), Is.EqualTo(new Row(n)));
            Assert.That(await db.OneAsync<long>("select @n + 0", new { n }), Is.EqualTo(n));
            await db.RunAsync("select @n + 1", new { n });
        }
        Assert.That(Statements(kept), Has.Count.EqualTo(5));
    }

    /// <summary>What SQLite itself holds compiled on this connection.</summary>
    private static List<string> Statements(KeptConnection connection)
    {
        List<string> found = [];
        for (var at = raw.sqlite3_next_stmt(connection.Sqlite.Handle!, null!); at is not null && !at.IsInvalid; at = raw.sqlite3_next_stmt(connection.Sqlite.Handle!, at)) found.Add(raw.sqlite3_sql(at).utf8_to_string());
        return found;
    }
}
