using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Live;

/// <summary>One place on two nodes of this process, each with its own web server, on one PostgreSQL, with a Redis between them; the machine's clock runs for both.</summary>
public abstract class TwoNodes
{
    private readonly bool _withRedis;
    private Dictionary<string, string> _settings = [];

    /// <param name="withRedis">false: both nodes start while Redis is not there</param>
    protected TwoNodes(bool withRedis = true) => _withRedis = withRedis;

    internal RedisServer Redis { get; private set; } = null!;

    protected ForumApp A { get; private set; } = null!;

    protected ForumApp B { get; private set; } = null!;

    [OneTimeSetUp]
    public void StartNodes()
    {
        Redis = new();
        if (_withRedis) Redis.Start();
        _settings = new() { ["Forum:Database:ConnectionString"] = Postgres.NewDatabase(), ["Forum:Live:Redis"] = Redis.Address };
        (A, B) = (Another(), Another());
    }

    /// <summary>One more node of the same place; whoever starts it ends it.</summary>
    protected ForumApp Another() => new(Dialect.Postgres, _settings, realTime: true);

    [OneTimeTearDown]
    public async Task StopNodes()
    {
        if (A is not null) await A.DisposeAsync();
        if (B is not null) await B.DisposeAsync();
        Redis?.Dispose();
    }

    /// <summary>What happens at one node is heard at the other, and the other way round: each hears of a thread that the other moved.</summary>
    protected async Task AreInTouchAsync()
    {
        var member = await A.World.MemberAsync("Ève Roy");
        foreach (var (from, to) in new[] { (A, B), (B, A) })
        {
            await using var reader = await LiveClient.ConnectAsync(to, member);
            var thread = await A.World.ThreadAsync(member);
            await reader.WatchAsync(thread.Id, 1, 1);
            await Until.TrueAsync(() => from.Get<Web.Live.RedisNodes>().IsOpen, "the line to Redis");
            from.Get<Web.Live.LiveNews>().Changed(await A.World.ReplyAsync(member, thread));
            await Until.TrueAsync(() => !reader.Heard.IsEmpty, "what happened at the other node");
        }
    }

    protected static async Task<LiveClient> WatchAsync(ForumApp node, long threadId, Member? member)
    {
        var client = await LiveClient.ConnectAsync(node, member);
        await client.WatchAsync(threadId, 1, 1);
        return client;
    }

    /// <summary>She sends the form of the page to this node.</summary>
    protected static async Task ReplyAsync(Visitor by, long threadId, string body)
    {
        using var answer = await by.PostAsync($"/fils/{threadId}/repondre", ("Body", body), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That(answer.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.SeeOther), body);
    }

    /// <summary>« append 2 », « append 3 »… in this order, each once, and nothing else.</summary>
    protected static async Task HearsRepliesAsync(LiveClient reader, int replies, string whose)
    {
        var expected = Enumerable.Range(2, replies).Select(n => $"append {n}").ToArray();
        await Until.TrueAsync(() => reader.Heard.Count >= replies, $"{replies} replies, {whose}");
        Assert.That((await reader.HeardByNowAsync()).Select(h => h.ToString()), Is.EqualTo(expected), whose);
    }
}
