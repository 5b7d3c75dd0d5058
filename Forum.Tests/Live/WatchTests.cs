using Forum.Core.Data;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Forum.Tests.Live;

public sealed class WatchTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_reply_reaches_every_reader_once_with_the_threads_version()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var luc = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(amina);
        await using var reader = await LiveClient.ConnectAsync(App, amina);
        await reader.WatchAsync(thread.Id, 1, 1);
        Assert.That(reader.Heard, Is.Empty, "nothing was missed");

        var reply = await World.ReplyAsync(luc, thread, "Le nôtre est libre **le mardi**.");
        App.Get<ThreadFeed>().Publish(reply);
        await Until.TrueAsync(() => !reader.Heard.IsEmpty, "the push");
        App.Get<ThreadFeed>().Publish(reply);

        var stream = (await reader.HeardByNowAsync()).Single();
        Assert.That((stream.Action, stream.Target, stream.Number, stream.Version), Is.EqualTo(("append", "posts", 2L, reply.Version)));
        Assert.That(stream.Html, Does.Contain("<strong>le mardi</strong>").And.Contain("Luc Tremblay"));
    }

    [Test]
    public async Task Who_comes_back_gets_what_was_missed_in_the_order_of_the_numbers()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina);
        for (var i = 0; i < 4; i++) await World.ReplyAsync(amina, thread);
        await using var reader = await LiveClient.ConnectAsync(App, amina);
        await reader.WatchAsync(thread.Id, 2, 2);
        Assert.That(await reader.HeardByNowAsync(), Is.EqualTo(reader.Heard).And.Count.EqualTo(3));
        Assert.That(reader.Acts, Is.EqualTo(new[] { "append 3", "append 4", "append 5" }));
        Assert.That(reader.Heard.Select(h => h.Version), Is.EqualTo(new[] { 3L, 4L, 5L }));
    }

    [Test]
    public async Task A_thread_that_is_missing_and_one_that_is_not_hers_get_the_same_refusal()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Ève Roy", "estrie"), region: "estrie", audience: "regions");
        await using var outsider = await LiveClient.ConnectAsync(App, await World.MemberAsync("Marc Gagnon", "montreal"));
        var notHers = await Assert.CatchAsync<HubException>(() => outsider.WatchAsync(thread.Id, 0, 0));
        var missing = await Assert.CatchAsync<HubException>(() => outsider.WatchAsync(999_999, 0, 0));
        Assert.That(notHers!.Message, Is.EqualTo(missing!.Message));
        Assert.That(await outsider.HeardByNowAsync(), Is.Empty);
    }
}
