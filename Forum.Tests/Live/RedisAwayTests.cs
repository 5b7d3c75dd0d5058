using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;

namespace Forum.Tests.Live;

/// <summary>Redis is lost and comes back under two nodes: nobody who posts notices, no reader loses a message or gets one twice.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class RedisAwayTests(bool thereAtTheStart) : TwoNodes(thereAtTheStart)
{
    [Test, Order(1)]
    public async Task In_an_outage_each_node_goes_on_by_itself_and_afterwards_its_readers_get_what_they_missed()
    {
        if (thereAtTheStart)
        {
            await AreInTouchAsync();
            Redis.Stop();
            await Until.TrueAsync(() => !A.Get<RedisNodes>().IsOpen && !B.Get<RedisNodes>().IsOpen, "both have lost it");
        }
        var amina = await A.World.MemberAsync("Amina Diallo");
        var thread = await A.World.ThreadAsync(amina);
        await using var here = await WatchAsync(A, thread.Id, amina);
        await using var there = await WatchAsync(B, thread.Id, amina);
        await there.Hub.InvokeAsync("WatchPlace", "theme:innovations");
        using var writer = await A.VisitAsync(amina);
        for (var i = 0; i < 5; i++) await ReplyAsync(writer, thread.Id, $"Pendant la panne {i}");
        await HearsRepliesAsync(here, 5, "at the posting node, in the outage");
        await using (var late = await WatchAsync(B, thread.Id, amina)) await HearsRepliesAsync(late, 5, "who comes to the other node in the outage");
        var moved = await A.World.ThreadAsync(amina, theme: "innovations");
        A.Get<LiveNews>().Moved(moved.Id);
        Assert.That(await there.HeardByNowAsync(), Is.Empty, "the other node does not know");

        Redis.Start();
        await Until.TrueAsync(() => there.Heard.Count >= 6, "what was missed");
        await ReplyAsync(writer, thread.Id, "Après la panne");
        await Until.TrueAsync(() => there.Heard.Count >= 7, "what came after");
        var heard = await there.HeardByNowAsync();
        Assert.That(heard.Where(h => h.Number > 0).Select(h => h.ToString()), Is.EqualTo(Enumerable.Range(2, 6).Select(n => $"append {n}")));
        Assert.That(heard.Where(h => h.Number == 0).Select(h => (h.Target, h.Version)), Is.EqualTo(new[] { ("nouveau", moved.LastPostAt.ToUnixTimeMilliseconds()) }));
        await HearsRepliesAsync(here, 6, "at the posting node");
    }

    [Test, Order(2)]
    public void The_log_says_once_that_it_went_and_once_that_it_came_back()
    {
        foreach (var node in new[] { A, B })
        {
            var log = string.Concat(Directory.GetFiles(Path.Combine(node.Folder, "logs")).Select(Read));
            Assert.That(log.Split("Redis does not answer"), Has.Length.EqualTo(2));
            Assert.That(log.Split("Redis answers again"), Has.Length.EqualTo(2));
        }

        static string Read(string file)
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }
    }

    [Test, Order(3)]
    public async Task Lines_that_are_cut_again_and_again_lose_and_double_nothing()
    {
        await AreInTouchAsync();
        var amina = await A.World.MemberAsync("Amina Diallo");
        var thread = await A.World.ThreadAsync(amina);
        await using var there = await WatchAsync(B, thread.Id, amina);
        using var writer = await A.VisitAsync(amina);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(Redis.Address + ",allowAdmin=true");
        for (var i = 0; i < 40; i++)
        {
            // the lines that hear, then those that speak
            if (i % 5 == 0) await redis.GetServers()[0].ClientKillAsync(clientType: i % 10 == 0 ? ClientType.PubSub : ClientType.Normal, skipMe: true);
            await ReplyAsync(writer, thread.Id, $"Réponse {i}");
        }
        await HearsRepliesAsync(there, 40, "at the other node");
    }
}
