using System.Net;
using Forum.Core.Data;
using Forum.Web.Live;

namespace Forum.Tests.Live;

/// <summary>How many sockets one member, and one address nobody is signed in from, may hold open.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
[NonParallelizable]
public sealed class SocketLimitsTests(Dialect dialect)
{
    private ForumApp _app = null!;

    [SetUp]
    public void Start() => _app = new(dialect, new() { ["Forum:Limits:Scale"] = "1", ["Forum:Limits:MemberSockets"] = "2", ["Forum:Limits:AddressSockets"] = "3" });

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task A_members_sockets_are_counted_for_her_alone_and_a_closed_one_is_free_again()
    {
        var (amina, luc) = (await _app.World.MemberAsync("Amina Diallo"), await _app.World.MemberAsync("Luc Tremblay"));
        var first = await RawSocket.OpenAsync(_app, amina);
        await using var second = await RawSocket.OpenAsync(_app, amina);
        await using (var third = await RawSocket.AskAsync(_app, amina)) Assert.That(third.Answer, Is.EqualTo(HttpStatusCode.TooManyRequests));
        await using var other = await RawSocket.OpenAsync(_app, luc);
        await using var visitor = await RawSocket.OpenAsync(_app);
        await first.DisposeAsync();
        await Until.TrueAsync(() => _app.Get<LiveRooms>().Connections.Count(c => c.Member.Id == amina.Id) == 1, "the first is gone");
        await AssertFreeAsync(() => RawSocket.AskAsync(_app, amina));
    }

    [Test]
    public async Task Visitors_of_one_address_share_its_sockets_and_who_is_signed_in_has_her_own()
    {
        List<RawSocket> visitors = [];
        for (var i = 0; i < 3; i++) visitors.Add(await RawSocket.OpenAsync(_app));
        await using (var fourth = await RawSocket.AskAsync(_app)) Assert.That(fourth.Answer, Is.EqualTo(HttpStatusCode.TooManyRequests));
        await using var member = await RawSocket.OpenAsync(_app, await _app.World.MemberAsync("Amina Diallo"));
        await visitors[0].DisposeAsync();
        await AssertFreeAsync(() => RawSocket.AskAsync(_app));
        foreach (var visitor in visitors) await visitor.DisposeAsync();
    }

    /// <summary>The server notices that a socket is gone when its machine says so.</summary>
    private static async Task AssertFreeAsync(Func<Task<RawSocket>> ask)
    {
        HttpStatusCode answer = default;
        for (var end = Environment.TickCount64 + 20_000; answer != HttpStatusCode.SwitchingProtocols && Environment.TickCount64 < end; await Task.Delay(20))
        {
            await using var socket = await ask();
            answer = socket.Answer;
        }
        Assert.That(answer, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
    }
}
