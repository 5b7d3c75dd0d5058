using System.Diagnostics;
using System.Security.Cryptography;
using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Tests.Data;
using Forum.Tests.Doctor;

namespace Forum.Tests.Upgrade;

/// <summary>A large store of every earlier schema comes to today's with every row it had, and what the program keeps twice agrees: the doctor says so of a small one, SQL of the large one.</summary>
[TestFixture(Dialect.Sqlite, 100_000)]
[TestFixture(Dialect.Sqlite, 2_000)]
[TestFixture(Dialect.Postgres, 2_000)]
public sealed class EarlierSchemaTests(Dialect dialect, int posts)
{
    /// <summary>Posts that were taken back.</summary>
    private const int Deleted = 20;

    /// <summary>From here on there are posts; the index of search comes with the fifth, and holds what is written from then on: the doctor writes the rows of those before.</summary>
    private const int WithPosts = 3, WithSearch = 5;

    /// <summary>Posts whose terms the doctor makes anew within a second or two; of more, SQL counts what it can.</summary>
    private const int DoctorsPosts = 5_000;

    private static readonly IEnumerable<int> Earlier = Enumerable.Range(1, Migrator.Embedded(Dialect.Sqlite).Count - 1);

    private string _grown = "";
    private IReadOnlyList<string> _schema = [];

    [OneTimeSetUp]
    public async Task Grow()
    {
        await using (var app = new ForumApp(dialect))
        {
            World.Done(await app.Get<GrowPlace>().RunAsync(new(posts / 25, posts - posts / 25, 200, 5, null), _ => { }, default));
            var coordinator = await app.World.MemberAsync("Amina Diallo", role: Role.Coordinator);
            foreach (var thread in await app.ReadAsync(db => db.ListAsync<long>($"select id from threads where reply_count > 0 and audience = 'Members' order by id limit {Deleted}")))
                World.Done(await app.Get<DeletePost>().RunAsync(coordinator, thread, 2, default));
            _grown = app.Get<Database>().ConnectionString;
        }
        await using var today = await EarlierStore.MakeAsync(dialect, Migrator.Embedded(dialect).Count, _grown);
        _schema = [.. (await today.SchemaAsync()).Where(IsDefinition)];
    }

    [TestCaseSource(nameof(Earlier))]
    public async Task A_large_store_of_an_earlier_schema_keeps_every_row(int migrations)
    {
        await using var store = await EarlierStore.MakeAsync(dialect, migrations, _grown);
        if (migrations >= WithPosts) Assert.That(store.Counts, Does.Contain($"posts {posts}"));
        var watch = Stopwatch.StartNew();
        await store.MigrateAsync();
        TestContext.Out.WriteLine($"{posts} posts from schema {migrations}: {watch.Elapsed.TotalSeconds:0.00} s");
        // the index that the fifth migration makes begins empty: tables that are new are not counted
        Assert.That(await store.CountAsync(), Is.EqualTo(store.Counts));
        Assert.That((await store.SchemaAsync()).Where(IsDefinition), Is.EqualTo(_schema));

        var once = await LookAsync(store);
        await store.MigrateAsync();
        Assert.That(await LookAsync(store), Is.EqualTo(once), "a second run");
        await store.DisposeAsync();

        if (posts <= DoctorsPosts) await AssertTheDoctorIsSilentAsync(store, migrations);
        else await AssertNumbersAgreeAsync(store, migrations);
    }

    private async Task AssertTheDoctorIsSilentAsync(EarlierStore store, int migrations)
    {
        await using var app = new ForumApp(dialect, new() { ["Forum:Database:ConnectionString"] = store.ConnectionString }, folder: store.Folder);
        if (migrations is >= WithPosts and < WithSearch)
        {
            var missing = await Examination.OfAsync(app, repair: true);
            Assert.That(missing.Select(f => (f.Key, f.Mended)).Distinct(), Is.EqualTo(new[] { ("doctor.search_missing", true) }));
            Assert.That(missing, Has.Count.EqualTo(posts - Deleted));
        }
        Assert.That(await Examination.OfAsync(app), Is.Empty);
    }

    private async Task AssertNumbersAgreeAsync(EarlierStore store, int migrations)
    {
        await using var database = new Database(dialect, store.ConnectionString);
        await using var db = await database.ReadAsync(default);
        var missing = migrations is >= WithPosts and < WithSearch ? posts - Deleted : 0;
        Assert.That((await Truth.FaultsAsync(db)).Where(f => missing == 0 || !f.StartsWith($"{missing} × posts p where p.deleted_at is null and not exists (select 1 from search_posts", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>Else it says when a migration was applied.</summary>
    private static bool IsDefinition(string line) => !line.Contains(".sql ", StringComparison.Ordinal);

    /// <summary>The schema and when each migration was applied; on SQLite every byte of the file besides, which nothing else may change.</summary>
    private async Task<IReadOnlyList<string>> LookAsync(EarlierStore store)
    {
        var seen = await store.SchemaAsync();
        if (dialect is Dialect.Postgres) return [.. seen, .. await store.CountAsync()];
        var bytes = Directory.GetFiles(store.Folder, "forum.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. seen, .. bytes.Select(f => Path.GetFileName(f) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))))];
    }
}
