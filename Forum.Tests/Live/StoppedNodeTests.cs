using System.Diagnostics;
using Forum.Core.Data;
using Forum.Web.Live;

namespace Forum.Tests.Live;

/// <summary>A node ends as asked, whatever Redis does.</summary>
[NonParallelizable]
public sealed class StoppedNodeTests
{
    [Test]
    public async Task A_node_that_is_stopped_while_Redis_is_away_ends_at_once([Values] bool wasThere)
    {
        using var redis = new RedisServer();
        if (wasThere) redis.Start();
        var node = new ForumApp(Dialect.Postgres, new() { ["Forum:Database:ConnectionString"] = Postgres.NewDatabase(), ["Forum:Live:Redis"] = redis.Address }, realTime: true);
        var nodes = node.Get<RedisNodes>();
        if (wasThere) await Until.TrueAsync(() => nodes.IsOpen, "the line to Redis");
        redis.Stop();
        await Until.TrueAsync(() => !nodes.IsOpen, "it is lost");
        var clock = Stopwatch.StartNew();
        await node.DisposeAsync();
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }
}
