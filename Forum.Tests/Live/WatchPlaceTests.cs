using Forum.Core.Data;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Live;

public sealed class WatchPlaceTests(Dialect dialect) : BothStores(dialect)
{
    [TestCase("accueil")]
    [TestCase("region:abitibi-temiscamingue")]
    [TestCase("theme:innovations")]
    [TestCase("bons-coups")]
    public async Task Who_comes_back_learns_when_the_place_last_moved_for_her(string place)
    {
        var (author, reader) = (await World.MemberAsync("Ève Roy", "abitibi-temiscamingue"), await World.MemberAsync("Luc Tremblay", "laval"));
        await World.ThreadAsync(author, region: "abitibi-temiscamingue", theme: "innovations", kind: "bon-coup");
        var moved = App.Now.ToUnixTimeMilliseconds();
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await World.ThreadAsync(author, region: "abitibi-temiscamingue", theme: "innovations", kind: "bon-coup", audience: "regions");
        Assert.That((await LiveClient.FirstWordAsync(App, reader, place)).Version, Is.EqualTo(moved), "what she may not read has not moved");
        Assert.That((await LiveClient.FirstWordAsync(App, author, place)).Version, Is.EqualTo(App.Now.ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task A_place_where_nothing_ever_moved_says_nothing()
    {
        await using var client = await LiveClient.ConnectAsync(App, await World.MemberAsync("Luc Tremblay"));
        await client.Hub.InvokeAsync("WatchPlace", "region:nord-du-quebec");
        Assert.That(await client.HeardByNowAsync(), Is.Empty);
    }

    [Test]
    public async Task What_moves_while_she_looks_is_said_once_and_only_where_it_stands()
    {
        var author = await World.MemberAsync("Ève Roy");
        await using var there = await LiveClient.ConnectAsync(App, author);
        await using var elsewhere = await LiveClient.ConnectAsync(App, author);
        await there.Hub.InvokeAsync("WatchPlace", "region:saguenay-lac-saint-jean");
        await elsewhere.Hub.InvokeAsync("WatchPlace", "region:gaspesie-iles-de-la-madeleine");
        var thread = await World.ThreadAsync(author, region: "saguenay-lac-saint-jean");
        App.Get<PlaceFeed>().Publish(thread.Id);
        await Until.TrueAsync(() => !there.Heard.IsEmpty, "the news");
        App.Get<LiveNews>().Replied(await World.ReplyAsync(author, thread));
        App.Get<PlaceFeed>().Publish((await World.ThreadAsync(author, region: "gaspesie-iles-de-la-madeleine")).Id);
        await Until.TrueAsync(() => !elsewhere.Heard.IsEmpty, "the news of the other place, which come last");
        Assert.That((await there.HeardByNowAsync()).Select(h => (h.Target, h.Version)), Is.EqualTo(new[] { ("nouveau", 0L) }));
        Assert.That((await elsewhere.HeardByNowAsync()).Select(h => (h.Target, h.Version)), Is.EqualTo(new[] { ("nouveau", 0L) }));
    }
}
