using System.Text.Json;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Live;

public sealed class PresenceTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Two_readers_are_two_two_tabs_are_one_and_who_leaves_counts_no_more()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(amina);
        await using var first = await WatchAsync(thread.Id, amina);
        await using var secondTab = await WatchAsync(thread.Id, amina);
        await SaysAsync(first, "\"readers\":1");
        await using (await WatchAsync(thread.Id, luc)) await SaysAsync(first, "\"readers\":2");
        await SaysAsync(first, "\"readers\":1");
    }

    [Test]
    public async Task Who_types_is_named_to_the_others_but_not_to_herself_nor_to_visitors_and_falls_silent()
    {
        var coordinator = await World.MemberAsync("Ève Roy", role: Role.Coordinator);
        var luc = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(coordinator, audience: "public");
        await using var reader = await WatchAsync(thread.Id, coordinator);
        await using var writer = await WatchAsync(thread.Id, luc);
        await using var visitor = await WatchAsync(thread.Id, null);
        await SaysAsync(reader, "\"readers\":3");
        await writer.Hub.InvokeAsync("Typing", thread.Id);
        await SaysAsync(reader, "\"typing\":[\"Luc Tremblay\"]");
        Assert.That(writer.Presence.Concat(visitor.Presence), Has.None.Contain("Luc Tremblay"));
        await SaysAsync(reader, "\"typing\":[]");
    }

    [Test]
    public async Task A_masked_author_types_under_the_name_that_is_shown()
    {
        var author = await World.MemberAsync("Rachel Vollant", "cote-nord");
        var thread = await World.ThreadAsync(author, kind: "etude-de-cas", region: "cote-nord");
        await using var reader = await WatchAsync(thread.Id, await World.MemberAsync("Luc Tremblay"));
        await using var writer = await WatchAsync(thread.Id, author);
        await writer.Hub.InvokeAsync("Typing", thread.Id);
        await SaysAsync(reader, "Un membre (Côte-Nord)");
        Assert.That(reader.Presence, Has.None.Contain("Rachel"));
    }

    [Test]
    public async Task Who_posts_types_no_more()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(amina);
        await using var reader = await WatchAsync(thread.Id, amina);
        await using var writer = await WatchAsync(thread.Id, luc);
        await writer.Hub.InvokeAsync("Typing", thread.Id);
        await SaysAsync(reader, "Luc Tremblay");
        var typed = App.Clock.GetUtcNow();
        App.Get<ThreadFeed>().Publish(await World.ReplyAsync(luc, thread));
        await SaysAsync(reader, "\"typing\":[]");
        Assert.That(App.Clock.GetUtcNow() - typed, Is.LessThan(Presence.TypingLasts), "before it would have ended by itself");
    }

    [Test]
    public async Task A_thread_is_told_at_most_once_a_second()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina);
        await using var reader = await WatchAsync(thread.Id, amina);
        await SaysAsync(reader, "\"readers\":1");
        var told = reader.Presence.Count;
        List<LiveClient> others = [];
        for (var i = 0; i < 8; i++)
        {
            others.Add(await WatchAsync(thread.Id, await World.MemberAsync($"Membre {i}")));
            App.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await reader.HeardByNowAsync();
        }
        foreach (var other in others) await other.DisposeAsync();
        Assert.That(reader.Presence.Count - told, Is.LessThanOrEqualTo(3), "eight came within two seconds");
    }

    private async Task<LiveClient> WatchAsync(long threadId, Member? member)
    {
        var client = await LiveClient.ConnectAsync(App, member);
        await client.WatchAsync(threadId, 1, 1);
        return client;
    }

    /// <summary>Time passes until the last thing said holds these words.</summary>
    private async Task SaysAsync(LiveClient reader, string words)
    {
        await Until.TrueAsync(() =>
        {
            App.Clock.Advance(TimeSpan.FromMilliseconds(250));
            return reader.Presence.LastOrDefault()?.Contains(words, StringComparison.Ordinal) is true;
        }, words);
        using var json = JsonDocument.Parse(reader.Presence.Last());
        Assert.That(json.RootElement.GetProperty("thread").GetInt64(), Is.Positive);
    }
}
