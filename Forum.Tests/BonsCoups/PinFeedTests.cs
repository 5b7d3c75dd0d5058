using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Tests.Live;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.BonsCoups;

/// <summary>Pins and bons coups as open pages hear of them.</summary>
public sealed class PinFeedTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_pin_appears_in_its_region_and_on_the_wall_and_nowhere_else()
    {
        var (hélène, thread) = await StartAsync();
        await using var estrie = await WatchAsync(hélène, "region:estrie");
        await using var laval = await WatchAsync(hélène, "region:laval");
        await using var wall = await WatchAsync(hélène, "bons-coups");
        App.Get<PinFeed>().Publish(World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, "estrie", "", true), default)));
        await Until.TrueAsync(() => wall.Heard.Count == 2 && !estrie.Heard.IsEmpty, "the pin");
        var pin = (await estrie.HeardByNowAsync()).Single();
        Assert.That((pin.Action, pin.Target), Is.EqualTo(("prepend", "epingles-estrie")));
        Assert.That(pin.Html, Does.Contain("id=\"epingle-").And.Contain(thread.Title).And.Contain("épinglé par Hélène Marchand"));
        Assert.That(wall.Heard.Select(h => (h.Action, h.Target)), Is.EqualTo(new[] { ("remove", $"coup-{await PostIdAsync(thread)}"), ("prepend", "coups-epingles") }));
        Assert.That(await laval.HeardByNowAsync(), Is.Empty);
    }

    [Test]
    public async Task What_is_pinned_everywhere_reaches_every_place_each_in_its_own_list()
    {
        var (hélène, thread) = await StartAsync();
        await using var laval = await WatchAsync(hélène, "region:laval");
        await using var theme = await WatchAsync(hélène, "theme:financement");
        await using var home = await WatchAsync(hélène, "accueil");
        var change = World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, "partout", "", false), default));
        App.Get<PinFeed>().Publish(change);
        await Until.TrueAsync(() => new[] { laval, theme, home }.All(c => !c.Heard.IsEmpty), "the pin");
        Assert.That(new[] { laval, theme, home }.Select(c => c.Heard.Single().Target), Is.EqualTo(new[] { "epingles-laval", "epingles--financement", "epingles-partout" }));
        World.Done(await App.Get<UnpinPost>().RunAsync(new(hélène, thread.Id, 1, "partout"), default));
        App.Get<PinFeed>().Publish(change);
        await Until.TrueAsync(() => laval.Heard.Count == 2, "the removal");
        Assert.That(laval.Heard.Last(), Has.Property("Action").EqualTo("remove").And.Property("Target").StartsWith("epingle-"));
    }

    [Test]
    public async Task Who_may_not_read_the_thread_hears_nothing()
    {
        var hélène = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        var kept = await World.ThreadAsync(hélène, region: "cote-nord", audience: "regions");
        await using var outsider = await WatchAsync(await World.MemberAsync("Guy Roy", "laval"), "region:laval");
        await using var visitor = await LiveClient.ConnectAsync(App);
        await visitor.Hub.InvokeAsync("WatchPlace", "bons-coups");
        await using var reader = await WatchAsync(hélène, "region:laval");
        App.Get<PinFeed>().Publish(World.Done(await App.Get<PinPost>().RunAsync(new(hélène, kept.Id, 1, "laval", "", true), default)));
        await Until.TrueAsync(() => !reader.Heard.IsEmpty, "the pin");
        Assert.That(await outsider.HeardByNowAsync(), Is.Empty);
        Assert.That(await visitor.HeardByNowAsync(), Is.Empty);
    }

    [Test]
    public async Task The_mark_shows_on_the_post_for_the_readers_of_the_thread()
    {
        var (hélène, thread) = await StartAsync();
        await using var reader = await LiveClient.ConnectAsync(App, hélène);
        await reader.WatchAsync(thread.Id, 1, thread.Version);
        using var visitor = await App.VisitAsync(hélène);
        await visitor.PostAsync($"/fils/{thread.Id}/m/1/bon-coup", ("Keep", "true"));
        await Until.TrueAsync(() => !reader.Heard.IsEmpty, "the mark");
        Assert.That(reader.Heard.Single().Html, Does.Contain("<article id=\"m1\"").And.Contain("tag gold"));
    }

    private async Task<(Member Hélène, ThreadHead Thread)> StartAsync()
    {
        var hélène = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        return (hélène, await World.ThreadAsync(hélène, "Nos matins qui commencent mieux"));
    }

    private async Task<LiveClient> WatchAsync(Member member, string place)
    {
        var client = await LiveClient.ConnectAsync(App, member);
        await client.Hub.InvokeAsync("WatchPlace", place);
        return client;
    }

    private async Task<long> PostIdAsync(ThreadHead thread) => World.Done(await App.Get<ShowPost>().RunAsync(Member.Nobody with { Id = thread.AuthorId }, thread.Id, 1, default)).Post.Id;
}
