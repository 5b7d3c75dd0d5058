using Forum.Core.Data;
using Forum.Tests.Durability;

namespace Forum.Tests.Live;

/// <summary>What open pages cost that nobody touches, on the published program.</summary>
[NonParallelizable]
public sealed class IdleSocketsTests
{
    private const int Sockets = 200;

    /// <summary>MiB for all of them (RELIABILITY.md, « Hub resources »).</summary>
    private const int Most = 50;

    [Test]
    public async Task Two_hundred_idle_readers_cost_at_most_fifty_MiB_and_each_has_the_next_reply()
    {
        await using var place = await ServedPlace.NewAsync(Dialect.Sqlite, writers: 20, threads: 20);
        await place.StartAsync();
        foreach (var writer in place.Writers) await writer.Visitor.ReadAsync(place.Threads[0].Url);
        // the first readers, who leave, have the code compiled
        var first = await ConnectAsync(place, 10);
        await place.Writers[0].WriteAsync(place.Threads, 1);
        foreach (var reader in first) await reader.DisposeAsync();

        var alone = place.ResidentMiB;
        var readers = await ConnectAsync(place, Sockets);
        var idle = place.ResidentMiB;
        foreach (var thread in place.Threads) await place.Writers[0].WriteAsync([thread], 1);
        await Until.TrueAsync(() => readers.TrueForAll(r => r.Numbers.Any()), "each has the reply");
        TestContext.Out.WriteLine($"memory: {alone:0} MiB, {idle:0} with {Sockets} idle readers, {place.ResidentMiB:0} when each has been sent a reply");
        foreach (var reader in readers) await reader.DisposeAsync();
        Assert.That(idle - alone, Is.LessThanOrEqualTo(Most));
    }

    /// <summary>So many, each at one of the threads, each member at ten at most.</summary>
    private static async Task<List<LiveReader>> ConnectAsync(ServedPlace place, int count)
    {
        var readers = Enumerable.Range(0, count).Select(n => new LiveReader(place.Root, place.Writers[n % place.Writers.Count].Secret, place.Threads[n % place.Threads.Count].Id)).ToList();
        foreach (var reader in readers) await reader.ConnectAsync();
        return readers;
    }
}
