using System.Globalization;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Live;

namespace Forum.Tests.Live;

[NonParallelizable]
public sealed partial class SlowReaderTests(Dialect dialect) : BothStores(dialect)
{
    /// <summary>More than the machine keeps for a socket that nobody reads: 80 posts, each some 80 kB on the wire, where a « > » takes four bytes.</summary>
    private const int Replies = 80;

    private static readonly string Long = string.Join(' ', Enumerable.Repeat("a" + new string('>', 40), 470));

    [Test]
    [CancelAfter(120_000)]
    public async Task Who_stops_reading_her_socket_delays_nobody_and_later_has_it_all(CancellationToken ct)
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(amina);
        await using var slow = await RawSocket.OpenAsync(App, luc, receiveBuffer: 128 * 1024);
        await slow.SendAsync($$"""{"type":1,"invocationId":"1","target":"Watch","arguments":[{{thread.Id}},1,1]}""");
        Assert.That(await slow.HearAsync("\"type\":3"), Does.Not.Contain("error"));
        await using var reader = await LiveClient.ConnectAsync(App, amina);
        await reader.WatchAsync(thread.Id, 1, 1);
        for (var i = 1; i <= Replies; i++)
        {
            ct.ThrowIfCancellationRequested();
            App.Get<ThreadFeed>().Publish(World.Done(await App.Get<PostReply>().RunAsync(new(luc, thread.Id, Long, Guid.NewGuid().ToString(), Language.French), ct)));
            await Until.TrueAsync(() => reader.Heard.Count == i, $"reply {i} on the other's screen");
        }
        Assert.That(reader.Heard.Select(h => h.Number), Is.EqualTo(Enumerable.Range(2, Replies).Select(n => (long)n)));
        // she reads on: what waited comes, each post once, in order
        List<long> caughtUp = [];
        while (caughtUp.Count < Replies)
        {
            var heard = await slow.HearAsync("\"stream\"") ?? throw new InvalidOperationException("closed");
            caughtUp.AddRange(Numbers().Matches(heard).Select(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)));
        }
        Assert.That(caughtUp, Is.EqualTo(Enumerable.Range(2, Replies).Select(n => (long)n)));
    }

    [GeneratedRegex(@"article id=\\?(?:\""|\\u0022|"")m(\d+)")]
    private static partial Regex Numbers();
}
