using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Site;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;
using Role = Forum.Core.Members.Role;

namespace Forum.Tests.Live;

/// <summary>What is done at one node reaches the readers of the other.</summary>
public sealed class NodesTests : TwoNodes
{
    [Test]
    public async Task Replies_sent_to_one_node_come_to_the_readers_of_both_in_order_and_once()
    {
        var amina = await A.World.MemberAsync("Amina Diallo");
        var thread = await A.World.ThreadAsync(amina);
        await using var here = await WatchAsync(A, thread.Id, amina);
        await using var there = await WatchAsync(B, thread.Id, await A.World.MemberAsync("Luc Tremblay"));
        using var writer = await A.VisitAsync(amina);
        for (var i = 0; i < 20; i++) await ReplyAsync(writer, thread.Id, $"Réponse {i}");
        await HearsRepliesAsync(here, 20, "at the same node");
        await HearsRepliesAsync(there, 20, "at the other node");
    }

    [Test]
    public async Task Members_who_write_at_both_nodes_at_once_are_heard_at_both_in_one_order()
    {
        var members = new[] { await A.World.MemberAsync("Amina Diallo"), await A.World.MemberAsync("Luc Tremblay") };
        var thread = await A.World.ThreadAsync(members[0]);
        await using var here = await WatchAsync(A, thread.Id, members[0]);
        await using var there = await WatchAsync(B, thread.Id, members[1]);
        await Task.WhenAll(new[] { A, B }.Select(async (node, who) =>
        {
            using var writer = await node.VisitAsync(members[who]);
            for (var i = 0; i < 15; i++) await ReplyAsync(writer, thread.Id, $"Réponse {i} de {members[who].Name}");
        }));
        await HearsRepliesAsync(here, 30, "here");
        await HearsRepliesAsync(there, 30, "there");
    }

    [Test]
    public async Task An_edit_a_reaction_and_a_deletion_replace_the_post_at_the_other_node()
    {
        var (amina, luc) = (await A.World.MemberAsync("Amina Diallo"), await A.World.MemberAsync("Luc Tremblay"));
        var thread = await A.World.ThreadAsync(amina);
        await using var reader = await WatchAsync(B, thread.Id, luc);
        await TellAsync(reader, World.Done(await A.Get<EditPost>().RunAsync(new(amina, thread.Id, 1, "On cherche un local le jeudi.", EditPost.Mark("On cherche un local le mardi soir.")), default)));
        Assert.That(reader.Heard.Last().Html, Does.Contain("le jeudi"));
        await TellAsync(reader, World.Done(await A.Get<ReactToPost>().RunAsync(new(luc, thread.Id, 1, Reaction.Merci), default)));
        await TellAsync(reader, World.Done(await A.Get<DeletePost>().RunAsync(amina, thread.Id, 1, default)));
        Assert.That((await reader.HeardByNowAsync()).Select(h => h.ToString()), Is.EqualTo(new[] { "replace 1", "replace 1", "replace 1" }));
        Assert.That(reader.Heard.Last().Html, Does.Not.Contain("le jeudi"));
    }

    [Test]
    public async Task A_list_has_news_and_a_pin_comes_to_its_place_at_the_other_node()
    {
        var coordinator = await A.World.MemberAsync("Hélène Roy", "laval", Role.Coordinator);
        await using var reader = await LiveClient.ConnectAsync(B, coordinator);
        await reader.Hub.InvokeAsync("WatchPlace", "region:laval");
        var thread = await A.World.ThreadAsync(coordinator, region: "laval");
        A.Get<LiveNews>().Moved(thread.Id);
        await Until.TrueAsync(() => reader.Heard.Any(h => h.Target == "nouveau"), "the news");
        A.Get<LiveNews>().Pinned(World.Done(await A.Get<PinPost>().RunAsync(new(coordinator, thread.Id, 1, "laval", "", false), default)));
        await Until.TrueAsync(() => reader.Heard.Any(h => h is { Action: "prepend" } && h.Targets.Contains("epingles-laval")), "the pin");
    }

    [Test]
    public async Task The_name_given_to_the_place_at_one_node_is_its_name_at_the_other()
    {
        await A.Get<Database>().WriteAsync<long>(async db => await db.RunAsync("insert into settings (name, value) values ('site.name', 'Les Raccrocheuses')"), default);
        A.Get<LiveNews>().SetUp();
        await Until.TrueAsync(() => B.Get<SiteSettings>().Name == "Les Raccrocheuses", "the name");
    }

    [Test]
    public async Task A_limit_chosen_at_one_node_counts_at_the_other()
    {
        using var claude = await A.VisitAsync(await A.World.MemberAsync("Claude Coordination", role: Role.Coordinator));
        await claude.PostAsync("/administration/limites", ("ActBurst", "44"), ("ActPerMinute", "55"));
        await Until.TrueAsync(() => B.Get<Web.Hosting.LimitsInForce>().Unscaled("Act") == new Web.Hosting.Rate(44, 55), "the limit");
    }

    [Test]
    public async Task Both_nodes_keep_one_name_for_their_place() =>
        Assert.That(await A.Get<SiteSettings>().IdAsync(default), Is.EqualTo(await B.Get<SiteSettings>().IdAsync(default)).And.Length.EqualTo(32));

    [Test]
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

    private async Task TellAsync(LiveClient reader, PostChange change)
    {
        var before = reader.Heard.Count;
        A.Get<LiveNews>().Changed(change);
        await Until.TrueAsync(() => reader.Heard.Count > before, "the change");
        Assert.That(reader.Heard.Last().Version, Is.EqualTo(change.Version));
    }
}
