using System.Diagnostics;
using Forum.Core.Data;

namespace Forum.Tests.Durability;

/// <summary>The program is stopped, politely and not, while members post and others read live.</summary>
[NonParallelizable]
public sealed class RestartTests
{
    private const int Restarts = 20;

    [Test]
    public async Task Twenty_restarts_under_live_readers_lose_nothing_and_show_nothing_twice()
    {
        await using var place = await ServedPlace.NewAsync(Dialect.Sqlite, writers: 4, threads: 1);
        var thread = place.Threads[0];
        var readers = place.Writers.SelectMany(w => new[] { w, w }).Select(w => new LiveReader(place.Root, w.Secret, thread.Id)).ToList();
        for (var restart = 1; restart <= Restarts; restart++)
        {
            await StartAsync(place, readers);
            var before = Answered(place);
            var writing = Task.WhenAll(place.Writers.Select(w => Task.Run(() => w.WriteAsync(place.Threads))));
            await Until.TrueAsync(() => Answered(place) >= before + 8, "replies are answered");
            // in turn as a service manager does and as a power cut does
            if (restart % 2 == 0) Assert.That(await place.Forum.StopAsync(), Is.Zero);
            else place.Forum.Kill();
            await writing;
        }
        await StartAsync(place, readers);
        await Task.WhenAll(place.Writers.Select(w => w.WriteAsync(place.Threads, 5)));
        Assert.That(place.Writers.SelectMany(w => w.Refused), Is.Empty);
        var last = await place.ReadAsync(db => db.OneAsync<long>("select last_number from threads where id = @Id", new { thread.Id }));
        foreach (var reader in readers)
        {
            await Until.TrueAsync(() => reader.Last >= last, "she has caught up");
            Assert.That(reader.Numbers, Is.EqualTo(Enumerable.Range(2, (int)last - 1).Select(n => (long)n)), "each reply once, in order");
            await reader.DisposeAsync();
        }
        TestContext.Out.WriteLine($"{Restarts} restarts, {last - 1} replies, {readers.Count} readers");
    }

    [Test]
    public async Task Told_to_stop_under_load_it_ends_within_its_five_seconds_even_with_a_slow_client_and_everything_acknowledged_is_there()
    {
        await using var place = await ServedPlace.NewAsync(Dialect.Sqlite, writers: 8, threads: 2);
        await place.StartAsync();
        await using var reader = new LiveReader(place.Root, place.Writers[0].Secret, place.Threads[0].Id);
        await reader.ConnectAsync();
        var writing = Task.WhenAll(place.Writers.Select(w => Task.Run(() => w.WriteAsync(place.Threads))));
        using var slow = await SlowClientsTests.SlowBodyAsync(place.Root);
        await Until.TrueAsync(() => Answered(place) > 50, "replies are answered");
        var clock = Stopwatch.StartNew();
        var stopping = place.Forum.StopAsync();
        await Until.TrueAsync(() => stopping.IsCompleted, "it has ended; the framework by itself would wait half a minute for the slow one", 15);
        TestContext.Out.WriteLine($"ended after {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.That(await stopping, Is.Zero);
        await writing;
        Assert.That(place.Writers.SelectMany(w => w.Refused), Is.Empty, "an answer is a reply's address, or there is none");
        var stored = await place.ReadAsync(db => db.ListAsync<string>("select submission_id from posts"));
        Assert.That(place.Writers.SelectMany(w => w.Acknowledged).Select(a => a.SubmissionId).Except(stored), Is.Empty);
        Assert.That(Directory.GetFiles(place.Folder, "forum.db-*"), Is.Empty, "the whole store is in its one file");
    }

    private static async Task StartAsync(ServedPlace place, List<LiveReader> readers)
    {
        await place.StartAsync();
        foreach (var reader in readers) await reader.ConnectAsync();
    }

    private static int Answered(ServedPlace place) => place.Writers.Sum(w => w.Acknowledged.Count);
}
