using Forum.Core.Data;
using SQLitePCL;

namespace Forum.Tests.Data;

public sealed class KeptConnectionTests
{
    // SQLITE_STMTSTATUS_REPREPARE of sqlite3.h
    private const int Reprepare = 5;

    private sealed record Row(long Number);

    [Test]
    public async Task A_statement_is_compiled_once_however_it_is_asked()
    {
        using var kept = Open();
        await using var db = new Db(Dialect.Sqlite, kept, null, _ => { }, default);
        for (long n = 1; n <= 3; n++)
        {
            Assert.That(await db.ListAsync<Row>("select @n as number", new { n }), Is.EqualTo(new[] { new Row(n) }));
            Assert.That(await db.ListAsync<Row>("select 1 as number where @n < 0", new { n }), Is.Empty);
            Assert.That(await db.FindAsync<Row>("select @n as number limit 1", new { n }), Is.EqualTo(new Row(n)));
            Assert.That(await db.OneAsync<long>("select @n + 0", new { n }), Is.EqualTo(n));
            await db.RunAsync("select @n + 1", new { n });
            await db.EachAsync<Row>("select @n + 2 as number", new { n }, row => Assert.That(row.Number, Is.EqualTo(n + 2)));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.EachAsync<Row>("select @n + 3 as number", new { n }, _ => throw new InvalidOperationException()));
        }
        // one that were left lying would be closed by the garbage collector's thread in the midst of another's work: SQLite crashes
        Assert.That(Statements(kept), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task A_statement_is_not_compiled_anew_for_another_value()
    {
        using var kept = Open();
        await using var db = new Db(Dialect.Sqlite, kept, null, _ => { }, default);
        const string Sql = "select value as number from json_each('[1,2,3,4]') limit @n";
        for (long n = 1; n <= 3; n++) Assert.That(await db.ListAsync<Row>(Sql, new { n }), Has.Count.EqualTo(n));
        var asked = Statements(kept).Single(s => raw.sqlite3_sql(s).utf8_to_string() == Sql);
        Assert.That(raw.sqlite3_stmt_status(asked, Reprepare, 0), Is.Zero);
    }

    [Test]
    public async Task A_statement_that_writes_many_rows_is_compiled_once()
    {
        using var kept = Open();
        await using var db = new Db(Dialect.Sqlite, kept, null, _ => { }, default);
        await db.RunAsync("create table kept (number integer not null)");
        await db.RunEachAsync("insert into kept (number) values (@Number)", Enumerable.Range(1, 100).Select(n => new Row(n)));
        await db.RunEachAsync("insert into kept (number) values (@Number)", [new Row(101)]);
        Assert.That(await db.OneAsync<long>("select sum(number) as total from kept"), Is.EqualTo(101 * 102 / 2));
        Assert.That(Statements(kept).Count(s => raw.sqlite3_sql(s).utf8_to_string().StartsWith("insert", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private static KeptConnection Open()
    {
        using var connections = new SqliteConnections("Data Source=:memory:");
        var kept = connections.Take();
        kept.Sqlite.Handle!.enable_sqlite3_next_stmt(true);
        return kept;
    }

    /// <summary>What SQLite itself holds compiled on this connection.</summary>
    private static List<sqlite3_stmt> Statements(KeptConnection connection)
    {
        List<sqlite3_stmt> found = [];
        for (var at = raw.sqlite3_next_stmt(connection.Sqlite.Handle!, null!); at is not null && !at.IsInvalid; at = raw.sqlite3_next_stmt(connection.Sqlite.Handle!, at)) found.Add(at);
        return found;
    }
}
