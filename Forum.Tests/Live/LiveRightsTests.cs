using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Forum.Tests.Live;

public sealed class LiveRightsTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_visitor_watches_a_public_thread_and_no_other()
    {
        var coordinator = await World.MemberAsync("Ève Roy", role: Role.Coordinator);
        var open = await World.ThreadAsync(coordinator, audience: "public");
        var members = await World.ThreadAsync(coordinator);
        await using var visitor = await LiveClient.ConnectAsync(App);
        await visitor.WatchAsync(open.Id, 0, 0);
        Assert.That((await visitor.HeardByNowAsync()).Select(h => h.ToString()), Is.EqualTo(new[] { "append 1" }));
        var refused = await Assert.CatchAsync<HubException>(() => visitor.WatchAsync(members.Id, 0, 0));
        Assert.That(refused!.Message, Does.Contain("introuvable"));
        App.Get<ThreadFeed>().Publish(await World.ReplyAsync(coordinator, members));
        App.Get<ThreadFeed>().Publish(await World.ReplyAsync(coordinator, open));
        await Until.TrueAsync(() => visitor.Heard.Count == 2, "the reply in the public thread");
        Assert.That((await visitor.HeardByNowAsync()).Select(h => h.ToString()), Is.EqualTo(new[] { "append 1", "append 2" }));
    }

    [Test]
    public async Task A_thread_closed_to_the_public_goes_silent_for_visitors()
    {
        var coordinator = await World.MemberAsync("Ève Roy", role: Role.Coordinator);
        var thread = await World.ThreadAsync(coordinator, audience: "public");
        await using var visitor = await LiveClient.ConnectAsync(App);
        await visitor.WatchAsync(thread.Id, 1, 1);
        await SetAsync("update threads set audience = 'Members' where id = @Id", new { thread.Id });
        await AssertSilentAsync(visitor, coordinator, thread);
    }

    [Test]
    public async Task Who_moves_out_of_the_threads_regions_hears_no_more()
    {
        var author = await World.MemberAsync("Ève Roy", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", audience: "regions");
        var zoe = await World.MemberAsync("Zoé Côté", "estrie");
        await using var reader = await LiveClient.ConnectAsync(App, zoe);
        await reader.WatchAsync(thread.Id, 1, 1);
        await SetAsync("update members set region_id = (select id from regions where slug = 'montreal') where id = @Id", new { zoe.Id });
        await AssertSilentAsync(reader, author, thread);
    }

    [Test]
    public async Task A_coordinator_who_is_one_no_longer_hears_no_more_of_kept_threads()
    {
        var author = await World.MemberAsync("Ève Roy", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", audience: "regions");
        var marc = await World.MemberAsync("Marc Gagnon", "montreal", Role.Coordinator);
        await using var reader = await LiveClient.ConnectAsync(App, marc);
        await reader.WatchAsync(thread.Id, 1, 1);
        await SetAsync("update members set role = 'Member' where id = @Id", new { marc.Id });
        await AssertSilentAsync(reader, author, thread);
        await Until.TrueAsync(() => Sweep() && App.Get<LiveRooms>().Connections.Single(c => c.Member.Id == marc.Id).Member.Role is Role.Member, "the role is known");
        await Assert.ThatAsync(() => reader.WatchAsync(thread.Id, 0, 0), Throws.InstanceOf<HubException>());
    }

    [Test]
    public async Task A_closed_session_cuts_the_socket_within_a_second()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina);
        var secret = await App.Get<Sessions>().OpenAsync(amina.Id, default);
        await using var reader = await LiveClient.ConnectAsync(App, amina, secret);
        await reader.WatchAsync(thread.Id, 1, 1);
        await App.Get<Sessions>().CloseAsync(secret, default);
        await AssertCutAsync(reader, amina);
    }

    [Test]
    public async Task A_suspended_member_is_cut_within_a_second()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await using var reader = await LiveClient.ConnectAsync(App, amina);
        await reader.WatchAsync((await World.ThreadAsync(amina)).Id, 1, 1);
        await SetAsync("update members set suspended_at = @now where id = @Id", new { amina.Id, now = App.Now });
        await AssertCutAsync(reader, amina);
    }

    /// <summary>The sweep comes every half second: two of them are a second by the program's clock.</summary>
    private async Task AssertCutAsync(LiveClient reader, Member member)
    {
        var begun = App.Clock.GetUtcNow();
        await Until.TrueAsync(() => Sweep() && App.Get<LiveRooms>().Connections.All(c => c.Member.Id != member.Id), "the socket is out of every room");
        await Until.TrueAsync(() => reader.Hub.State is Microsoft.AspNetCore.SignalR.Client.HubConnectionState.Disconnected, "the socket is cut");
        Assert.That(reader.Heard, Is.Empty);
        Assert.That(App.Clock.GetUtcNow(), Is.GreaterThan(begun));
    }

    private bool Sweep()
    {
        App.Clock.Advance(TimeSpan.FromMilliseconds(500));
        return true;
    }

    /// <summary>The next reply reaches its author, and not this reader.</summary>
    private async Task AssertSilentAsync(LiveClient reader, Member author, ThreadHead thread)
    {
        await using var other = await LiveClient.ConnectAsync(App, author);
        await other.WatchAsync(thread.Id, 1, 1);
        App.Get<ThreadFeed>().Publish(await World.ReplyAsync(author, thread));
        await Until.TrueAsync(() => !other.Heard.IsEmpty, "the author's own screen");
        Assert.That(await reader.HeardByNowAsync(), Is.Empty);
    }

    private Task SetAsync(string sql, object args) => App.Get<Database>().WriteAsync<long>(async db => await db.RunAsync(sql, args), default);
}
