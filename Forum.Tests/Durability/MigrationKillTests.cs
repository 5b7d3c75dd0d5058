using System.Diagnostics;
using DbUp.Engine;
using Forum.Core.Data;
using Forum.Tests.Hosting;
using Forum.Tests.Verbs;

namespace Forum.Tests.Durability;

/// <summary>The program is killed (kill -9) at the beginning, in the middle and at the end of each of its migrations: the store then has all of it or nothing of it, and the next start goes on from there.</summary>
public abstract class MigrationKillTests(Dialect dialect)
{
    private readonly List<IReadOnlyList<string>> _schemas = [];
    private IReadOnlyList<(int First, int Last)> _moments = [];

    protected IReadOnlyList<SqlScript> Scripts { get; } = Migrator.Embedded(dialect);

    /// <summary>The schema after none, one, two … of the migrations, as an undisturbed program makes it, and the moments at which one can be killed.</summary>
    [OneTimeSetUp]
    public async Task LookAtAnUndisturbedRun()
    {
        for (var done = 0; done <= Scripts.Count; done++)
        {
            var store = NewStore(Verb.NewFolder());
            await using (var database = new Database(dialect, store)) await Migrator.RunAsync(database, [.. Scripts.Take(done)]);
            _schemas.Add(await SchemaAsync(store));
        }
        _moments = await MomentsAsync();
        Assert.That(_moments, Has.Count.EqualTo(Scripts.Count));
    }

    [Test]
    public async Task A_killed_migration_is_not_there_at_all_and_the_next_start_goes_on([Values("begins", "is half done", "ends")] string when)
    {
        for (var number = 0; number < Scripts.Count; number++)
        {
            var (first, last) = _moments[number];
            var folder = Verb.NewFolder();
            var store = NewStore(folder);
            await MigrateAndKillAsync(folder, store, when switch { "begins" => first, "ends" => last, _ => (first + last) / 2 });
            Assert.That(await LeftAsync(folder, store), Is.EqualTo(_schemas[number]), $"{Scripts[number].Name} killed when it {when}");
            await using (var database = new Database(dialect, store)) await Migrator.RunAsync(database, Scripts);
            Assert.That(await SchemaAsync(store), Is.EqualTo(_schemas[^1]));
        }
    }

    /// <summary>The first and the last moment of each migration, by which <see cref="MigrateAndKillAsync"/> counts.</summary>
    protected abstract Task<IReadOnlyList<(int First, int Last)>> MomentsAsync();

    /// <summary>Runs the verb <c>migrate</c> on a new store and returns when it was killed at this moment.</summary>
    protected abstract Task MigrateAndKillAsync(string folder, string store, int moment);

    /// <summary>The connection string of a store that holds nothing of ours yet.</summary>
    protected abstract string NewStore(string folder);

    /// <summary>The schema that a killed program left; the next start finds everything as it was left.</summary>
    protected virtual Task<IReadOnlyList<string>> LeftAsync(string folder, string store) => SchemaAsync(store);

    /// <summary>Everything that our migrations made, one line each, the migrations that are done among them.</summary>
    protected abstract Task<IReadOnlyList<string>> SchemaAsync(string store);

    /// <summary>The verb as a process.</summary>
    /// <param name="watcher">a command line that runs it</param>
    protected async Task<Process> StartAsync(string folder, string store, params string[] watcher) => Verb.StartCommand(folder, folder,
        [.. watcher, "env", $"Forum__Database__Provider={(dialect is Dialect.Sqlite ? "sqlite" : "postgres")}", $"Forum__Database__ConnectionString={store}", "dotnet", await PublishedForum.ProgramAsync(), "migrate"]);

    protected async Task<IReadOnlyList<string>> ListAsync(string store, string sql)
    {
        await using var database = new Database(dialect, store);
        await using var db = await database.ReadAsync(default);
        return await db.ListAsync<string>(sql);
    }
}
