using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Live;

/// <summary>Redis is lost and comes back under two nodes: nobody who posts notices, no reader loses a message or gets one twice.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class RedisAwayTests(bool thereAtTheStart) : TwoNodes(thereAtTheStart)
{
    private readonly bool _lost = thereAtTheStart;

    [Test]
    public async Task In_an_outage_each_node_goes_on_by_itself_and_afterwards_its_readers_get_what_they_missed()
    {
        if (_lost)
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

        await Until.TrueAsync(() => Times(A, "Redis does not answer") > 0 && Times(B, "Redis does not answer") > 0, "both logs say that it went");
        Redis.Start();
        await Until.TrueAsync(() => there.Heard.Count >= 6, "what was missed");
        await ReplyAsync(writer, thread.Id, "Après la panne");
        await Until.TrueAsync(() => there.Heard.Count >= 7, "what came after");
        var heard = await there.HeardByNowAsync();
        Assert.That(heard.Where(h => h.Number > 0).Select(h => h.ToString()), Is.EqualTo(Enumerable.Range(2, 6).Select(n => $"append {n}")));
        Assert.That(heard.Where(h => h.Number == 0).Select(h => (h.Target, h.Version)), Is.EqualTo(new[] { ("nouveau", moved.LastPostAt.ToUnixTimeMilliseconds()) }));
        await HearsRepliesAsync(here, 6, "at the posting node");
        await SaidOnceAsync(A);
        await SaidOnceAsync(B);
    }

    private static async Task SaidOnceAsync(ForumApp node)
    {
        await Until.TrueAsync(() => Times(node, "Redis answers again") > 0, "the log says that it came back");
        Assert.That((Times(node, "Redis does not answer"), Times(node, "Redis answers again")), Is.EqualTo((1, 1)));
    }

    private static int Times(ForumApp node, string words) => Directory.GetFiles(Path.Combine(node.Folder, "logs")).Sum(file =>
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split(words).Length - 1;
    });
}
