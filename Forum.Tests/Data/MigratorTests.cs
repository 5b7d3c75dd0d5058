using DbUp.Engine;
using Forum.Core.Data;

namespace Forum.Tests.Data;

[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class MigratorTests(Dialect dialect)
{
    private static readonly SqlScript One = new("0001_a.sql", "create table a (id $identity$, n $long$ not null, on_off $boolean$ not null default false) $strict$;\ninsert into a (n) values (9007199254740993);");
    private static readonly SqlScript Two = new("0002_b.sql", "create table b (id $identity$) $strict$;");
    private static readonly SqlScript Broken = new("0003_c.sql", "create table c (id $identity$) $strict$;\ninsert into missing values (1);");
    private Database _database = null!;

    [SetUp]
    public void NewStore() => _database = NewDatabase(dialect is Dialect.Postgres ? Postgres.NewDatabase()
        : $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("forum-").FullName, "forum.db")}");

    [TearDown]
    public async Task CloseStore() => await _database.DisposeAsync();

    [Test]
    public async Task Our_migrations_run_and_run_again()
    {
        await Migrator.RunAsync(_database);
        await Migrator.RunAsync(_database);
        await using var db = await _database.ReadAsync(default);
        Assert.That(await db.OneAsync<long>("select count(*) from threads"), Is.Zero);
        Assert.That(await Migrator.CountAsync(_database, default), Is.EqualTo(Migrator.Embedded(dialect).Count));
    }

    [Test]
    public async Task A_changed_script_stops_the_start() => await StopsAsync([One, Two], [One, new(Two.Name, Two.Contents + " ")], "0002_b.sql a été modifiée");

    [Test]
    public async Task Other_line_ends_are_no_change()
    {
        await Migrator.RunAsync(_database, [One]);
        await Assert.ThatAsync(() => Migrator.RunAsync(_database, [new(One.Name, One.Contents.ReplaceLineEndings("\r\n"))]), Throws.Nothing);
    }

    [Test]
    public async Task A_missing_script_stops_the_start() => await StopsAsync([One, Two], [Two], "0001_a.sql, déjà appliquée à la base, manque");

    [Test]
    public async Task A_store_of_a_newer_program_stops_the_start() => await StopsAsync([One, Two], [One], "version plus récente de Forum (0002_b.sql)");

    [Test]
    public async Task A_script_numbered_before_what_has_run_stops_the_start() => await StopsAsync([One, Two], [One, new("0001_b.sql", "select 1"), Two], "0001_b.sql vient avant");

    [Test]
    public async Task A_failing_script_is_rolled_back_whole_and_the_ones_before_stay()
    {
        await StopsAsync([One], [One, Two, Broken], "0003_c.sql a échoué et a été annulée");
        await using var db = await _database.ReadAsync(default);
        Assert.That(await db.ListAsync<string>("select name from migrations order by name"), Is.EqualTo(new[] { One.Name, Two.Name }));
        await Assert.ThatAsync(() => db.RunAsync("select 1 from c"), Throws.InstanceOf<System.Data.Common.DbException>(), "c is gone");
    }

    [Test]
    public async Task Eight_starts_at_once_migrate_once()
    {
        var starts = Enumerable.Range(0, 8).Select(_ => NewDatabase(_database.ConnectionString)).ToList();
        await Task.WhenAll(starts.Select(d => Task.Run(() => Migrator.RunAsync(d, [One, Two]))));
        await using var db = await _database.ReadAsync(default);
        Assert.That(await db.OneAsync<long>("select count(*) from a"), Is.EqualTo(1));
        foreach (var start in starts) await start.DisposeAsync();
    }

    [Test]
    public async Task Names_sort_as_French_readers_expect()
    {
        await Migrator.RunAsync(_database);
        await _database.WriteAsync<Core.Done>(async db =>
        {
            foreach (var name in new[] { "Zoé", "Éric", "Eva", "amina" }) await db.RunAsync("insert into settings (name, value) values (@name, '')", new { name });
            return default(Core.Done);
        }, default);
        await using var read = await _database.ReadAsync(default);
        Assert.That(await read.ListAsync<string>("select name from settings order by name collate fr"), Is.EqualTo(new[] { "amina", "Éric", "Eva", "Zoé" }));
    }

    private Database NewDatabase(string connectionString) => new(dialect, connectionString);

    private async Task StopsAsync(SqlScript[] before, SqlScript[] after, string sentence)
    {
        await Migrator.RunAsync(_database, before);
        await Assert.ThatAsync(() => Migrator.RunAsync(_database, after), Throws.InstanceOf<MigrationException>().With.Message.Contains(sentence));
    }
}
