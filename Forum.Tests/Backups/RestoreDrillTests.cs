using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Forum.Core.Backups;
using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Tests.Verbs;

namespace Forum.Tests.Backups;

/// <summary>The drill: a large place is backed up while people post, and put back elsewhere. What was acknowledged before the archive was whole is in it; on PostgreSQL, before pg_dump began.</summary>
[NonParallelizable]
public sealed class RestoreDrillTests
{
    [TestCase(Dialect.Sqlite, 100_000, true)]
    [TestCase(Dialect.Sqlite, 20_000, false)]
    [TestCase(Dialect.Postgres, 20_000, true)]
    public async Task Nothing_acknowledged_before_the_end_of_the_backup_is_missing(Dialect dialect, int posts, bool byVerb)
    {
        await using var app = new ForumApp(dialect);
        World.Done(await app.Get<GrowPlace>().RunAsync(new(posts / 25, posts - posts / 25, 200, 3, null), _ => { }, default));
        var member = await app.World.MemberAsync("Amina Diallo");
        var thread = await app.World.ThreadAsync(member);
        ConcurrentBag<(long PostId, DateTimeOffset At, TimeSpan Took)> acknowledged = [];
        using var done = new CancellationTokenSource();
        var posting = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var asked = Stopwatch.GetTimestamp();
                var reply = await app.World.ReplyAsync(member, thread, $"Réponse {Guid.NewGuid()}");
                acknowledged.Add((reply.PostId, TimeProvider.System.GetUtcNow(), Stopwatch.GetElapsedTime(asked)));
            }
        })));
        await Until.TrueAsync(() => acknowledged.Count > 100, "people post");
        var before = acknowledged.Count;
        var (archive, elsewhere) = (Path.Combine(Verb.NewFolder(), "forum.zip"), Verb.NewFolder());
        (string, string)[] store = dialect is Dialect.Postgres ? [("Forum__Database__ConnectionString", Postgres.NewDatabase())] : [];
        if (byVerb) Assert.That(await Verb.RunAsync(app, app.Folder, [], "backup", archive), Has.Property(nameof(Verb.Result.ExitCode)).Zero.And.Property(nameof(Verb.Result.Error)).Empty);
        else await app.Get<MakeBackup>().RunAsync(new(archive, app.Folder), default);
        var after = acknowledged.Count;
        await done.CancelAsync();
        await posting;
        Assert.That(after, Is.GreaterThan(before), "people post meanwhile");

        var watch = Stopwatch.StartNew();
        var restore = await Verb.RunAsync(app, elsewhere, store, "restore", archive);
        Assert.That((restore.ExitCode, restore.Error), Is.EqualTo((0, "")));
        // some seconds on any machine that hosts the place: what it took is in the test's output
        await TestContext.Out.WriteLineAsync($"{posts} posts restored in {watch.Elapsed.TotalSeconds:0.0} s; the longest wait of who posted meanwhile: {acknowledged.Max(a => a.Took).TotalMilliseconds:0} ms");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
        var doctor = await Verb.RunAsync(app, elsewhere, store, "doctor");
        Assert.That(doctor, Is.EqualTo(new Verb.Result(0, "Aucune différence.\n", "")));
        await using var restored = new Database(dialect, dialect is Dialect.Postgres ? store[0].Item2 : $"Data Source={Path.Combine(elsewhere, "forum.db")}");
        await using var db = await restored.ReadAsync(default);
        DateTimeOffset end = dialect is Dialect.Sqlite ? File.GetLastWriteTimeUtc(archive) : MadeAt(archive);
        var due = acknowledged.Where(a => a.At < end).Select(a => a.PostId).ToList();
        Assert.That(due, Has.Count.GreaterThan(before), "the end lies after the start");
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
