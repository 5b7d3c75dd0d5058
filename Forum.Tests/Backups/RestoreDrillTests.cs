using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Tests.Verbs;

namespace Forum.Tests.Backups;

/// <summary>The drill: a large place is backed up while people post, and put back elsewhere.</summary>
public sealed class RestoreDrillTests
{
    [TestCase(Dialect.Sqlite, 100_000)]
    [TestCase(Dialect.Postgres, 20_000)]
    public async Task Nothing_acknowledged_before_the_moment_that_the_backup_states_is_missing(Dialect dialect, int posts)
    {
        await using var app = new ForumApp(dialect);
        World.Done(await app.Get<GrowPlace>().RunAsync(new(posts / 25, posts - posts / 25, 200, 3, null), _ => { }, default));
        var member = await app.World.MemberAsync("Amina Diallo");
        var thread = await app.World.ThreadAsync(member);
        ConcurrentBag<(long PostId, DateTimeOffset At)> acknowledged = [];
        using var done = new CancellationTokenSource();
        var posting = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) acknowledged.Add(((await app.World.ReplyAsync(member, thread, $"Réponse {Guid.NewGuid()}")).PostId, TimeProvider.System.GetUtcNow()));
        })));
        await Until.TrueAsync(() => acknowledged.Count > 100, "people post");
        var before = acknowledged.Count;
        var (archive, elsewhere) = (Path.Combine(Verb.NewFolder(), "forum.zip"), Verb.NewFolder());
        (string, string)[] store = dialect is Dialect.Postgres ? [("Forum__Database__ConnectionString", Postgres.NewDatabase())] : [];
        var backup = await Verb.RunAsync(app, app.Folder, [], "backup", archive);
        var after = acknowledged.Count;
        await done.CancelAsync();
        await posting;
        Assert.That((backup.ExitCode, backup.Error), Is.EqualTo((0, "")));
        Assert.That(after, Is.GreaterThan(before), "people post meanwhile");

        var watch = Stopwatch.StartNew();
        var restore = await Verb.RunAsync(app, elsewhere, store, "restore", archive);
        Assert.That((restore.ExitCode, restore.Error), Is.EqualTo((0, "")));
        // some seconds on any machine that hosts the place: what it took is in the test's output
        await TestContext.Out.WriteLineAsync($"{posts} posts restored in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
        var doctor = await Verb.RunAsync(app, elsewhere, store, "doctor");
        Assert.That(doctor, Is.EqualTo(new Verb.Result(0, "Aucune différence.\n", "")));
        await using var restored = new Database(dialect, dialect is Dialect.Postgres ? store[0].Item2 : $"Data Source={Path.Combine(elsewhere, "forum.db")}");
        await using var db = await restored.ReadAsync(default);
        var madeAt = MadeAt(archive);
        var due = acknowledged.Where(a => a.At < madeAt).Select(a => a.PostId).ToList();
        Assert.That(due, Has.Count.GreaterThan(before), "the moment lies after the verb's start");
        Assert.That(due.Except(await db.ListAsync<long>("select id from posts")), Is.Empty);
        Assert.That(await db.OneAsync<long>("select count(*) from posts"), Is.GreaterThanOrEqualTo(posts));
    }

    private static DateTimeOffset MadeAt(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var manifest = JsonDocument.Parse(zip.GetEntry("manifest.json")!.Open());
        return manifest.RootElement.GetProperty("madeAt").GetDateTimeOffset();
    }
}
