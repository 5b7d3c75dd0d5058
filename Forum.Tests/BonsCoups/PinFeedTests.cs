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
        await Until.TrueAsync(() => Pins(wall).Count() == 3 && Pins(estrie).Count() == 2, "the pin");
        var pin = Pins(estrie).Last();
        Assert.That((pin.Action, string.Join(' ', pin.Targets)), Is.EqualTo(("prepend", "epingles-estrie")));
        Assert.That(pin.Html, Does.Contain("id=\"epingle-").And.Contain(thread.Title).And.Contain("épinglé par Hélène Marchand"));
        Assert.That(Acts(wall), Is.EqualTo(new[]
        {
            $"remove coup-{await PostIdAsync(thread)}", "prepend coups-epingles-partout coups-epingles--ressources coups-epingles-estrie",
            "prepend coups-recents-bas-saint-laurent coups-recents-bas-saint-laurent-ressources",
        }));
        await AssertHeardNothingAsync(laval);
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
        await Until.TrueAsync(() => new[] { laval, theme, home }.All(c => Pins(c).LastOrDefault()?.Action == "prepend"), "the pin");
        Assert.That(Pins(laval).Last().Targets, Has.Length.EqualTo(10).And.Contain("epingles-laval").And.Contain("epingles-laval-financement"));
        Assert.That(Pins(theme).Last().Targets, Has.Length.EqualTo(19).And.Contain("epingles--financement").And.Contain("epingles-laval-financement"));
        Assert.That(Pins(home).Last().Targets, Is.EqualTo(new[] { "epingles-partout" }));
        World.Done(await App.Get<UnpinPost>().RunAsync(new(hélène, thread.Id, 1, "partout"), default));
        App.Get<PinFeed>().Publish(change);
        await Until.TrueAsync(() => Pins(laval).Last().Action == "remove", "the removal");
        Assert.That(Pins(laval).Last().Target, Is.EqualTo($"epingle-{await PostIdAsync(thread)}"));
    }

    [Test]
    public async Task A_withdrawn_post_leaves_its_region_and_the_wall_and_comes_back_with_its_pin_and_mark()
    {
        var (hélène, thread) = await StartAsync();
        World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, "mauricie", "", true), default));
        await using var region = await WatchAsync(hélène, "region:mauricie");
        await using var wall = await WatchAsync(hélène, "bons-coups");
        await using var laval = await WatchAsync(hélène, "region:laval");
        using var visitor = await App.VisitAsync(hélène);
        await visitor.PostAsync($"/fils/{thread.Id}/m/1/retirer");
        var post = await PostIdAsync(thread);
        await Until.TrueAsync(() => Acts(region).Any() && Acts(wall).Any(), "both lose it");
        Assert.That((Acts(region), Acts(wall)), Is.EqualTo((new[] { $"remove epingle-{post}" }, new[] { $"remove coup-{post}" })));
        await visitor.PostAsync($"/fils/{thread.Id}/m/1/retablir");
        await Until.TrueAsync(() => Acts(region).Contains("prepend epingles-mauricie") && Acts(wall).Any(a => a.StartsWith("prepend coups-epingles-partout ", StringComparison.Ordinal)), "both have it again");
        await AssertHeardNothingAsync(laval);
    }

    [Test]
    public async Task A_regions_pin_reaches_the_cells_of_its_thread_and_no_other_cell()
    {
        var (hélène, thread) = await StartAsync();
        await using var region = await WatchAsync(hélène, "region:bas-saint-laurent");
        await using var theme = await WatchAsync(hélène, "theme:ressources");
        App.Get<PinFeed>().Publish(World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, "bas-saint-laurent", "", false), default)));
        await Until.TrueAsync(() => Acts(region).Count() == 2 && Acts(theme).Count() == 2, "the pin");
        Assert.That(Acts(region).Last(), Is.EqualTo("prepend epingles-bas-saint-laurent epingles-bas-saint-laurent-ressources"));
        Assert.That(Acts(theme).Last(), Is.EqualTo("prepend epingles-bas-saint-laurent-ressources"), "the cell is reached by its theme too");
    }

    [Test]
    public async Task Who_may_not_read_the_thread_hears_nothing()
    {
        var hélène = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        var kept = await World.ThreadAsync(hélène, "Gardé pour la région", region: "cote-nord", audience: "regions");
        var open = await World.ThreadAsync(hélène, "Ouvert à tous", region: "cote-nord", audience: "public");
        await using var outsider = await WatchAsync(await World.MemberAsync("Guy Roy", "laval"), "region:laval");
        await using var visitor = await LiveClient.ConnectAsync(App);
        await visitor.Hub.InvokeAsync("WatchPlace", "bons-coups");
        foreach (var thread in new[] { kept, open })
            App.Get<PinFeed>().Publish(World.Done(await App.Get<PinPost>().RunAsync(new(hélène, thread.Id, 1, "laval", "", true), default)));
        // the feed tells of one after the other: who has heard of the second would have heard of the first
        foreach (var client in new[] { outsider, visitor }) await Until.TrueAsync(() => Pins(client).Any(h => h.Html.Contains(open.Title, StringComparison.Ordinal)), "the pin she may see");
        foreach (var client in new[] { outsider, visitor })
            Assert.That((await client.HeardByNowAsync()).Select(h => h.Html + h.Target), Has.None.Contains(kept.Title).And.None.EndsWith($"-{await PostIdAsync(kept)}"));
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

    /// <summary>What was said of pins: the first word on a place, when it last moved, left out.</summary>
    private static IEnumerable<LiveClient.Stream> Pins(LiveClient client) => client.Heard.Where(h => h.Target != "nouveau");

    /// <summary>« remove coup-7 », « prepend epingles-estrie ».</summary>
    private static IEnumerable<string> Acts(LiveClient client) => Pins(client).Select(h => $"{h.Action} {h.Target}{string.Join(' ', h.Targets)}");

    private static async Task AssertHeardNothingAsync(LiveClient client)
    {
        await client.HeardByNowAsync();
        Assert.That(Acts(client), Is.Empty);
    }

    private async Task<LiveClient> WatchAsync(Member member, string place)
    {
        var client = await LiveClient.ConnectAsync(App, member);
        await client.Hub.InvokeAsync("WatchPlace", place);
        return client;
    }

    private async Task<long> PostIdAsync(ThreadHead thread) => World.Done(await App.Get<ShowPost>().RunAsync(Member.Nobody with { Id = thread.AuthorId }, thread.Id, 1, default)).Post.Id;
}
