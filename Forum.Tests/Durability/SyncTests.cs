using Forum.Core.Data;

namespace Forum.Tests.Durability;

/// <summary>kill -9 cannot tell a write that is on the disk from one that the machine still holds in memory, and a power cut can: so the order of the program's system calls is read.</summary>
[NonParallelizable]
public sealed class SyncTests
{
    private const int Each = 25;

    [Test]
    public async Task No_reply_is_acknowledged_before_the_disk_has_it()
    {
        await using var place = await ServedPlace.NewAsync(Dialect.Sqlite, writers: 8, threads: 4);
        await place.StartAsync();
        foreach (var writer in place.Writers) await writer.Visitor.TokenAsync();
        using var watch = await SystemCalls.WatchAsync(place.Forum.Id, "pwrite64,fdatasync,fsync,sendto,sendmsg");
        await Task.WhenAll(place.Writers.Select(w => w.WriteAsync(place.Threads, Each)));
        var calls = await watch.StopAsync();

        var syncs = calls.FindAll(c => c.Name is "fdatasync" or "fsync" && c.File.EndsWith("forum.db-wal", StringComparison.Ordinal));
        var replies = place.Writers.SelectMany(w => w.Acknowledged).ToList();
        Assert.That((replies.Count, place.Writers.SelectMany(w => w.Refused).Count()), Is.EqualTo((place.Writers.Count * Each, 0)));
        foreach (var reply in replies)
        {
            var written = calls.First(c => c.Name is "pwrite64" && c.File.EndsWith("forum.db-wal", StringComparison.Ordinal) && c.Text.Contains(Guid.Parse(reply.SubmissionId).ToString("N"), StringComparison.Ordinal));
            var answered = calls.First(c => c.Name is "sendto" or "sendmsg" && c.Text.Contains($"{reply.Address}\\r\\n", StringComparison.Ordinal));
            Assert.That(syncs.Exists(s => s.Began > written.Ended && s.Ended < answered.Began), $"reply {reply.Number} of thread {reply.ThreadId}: written {written.Began}, answered {answered.Began}");
        }
        TestContext.Out.WriteLine($"{replies.Count} replies acknowledged, {syncs.Count} syncs of the log");
    }
}
