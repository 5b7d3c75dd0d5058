using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Live;

/// <summary>« N personnes lisent » and « écrit… » are those of all nodes.</summary>
public sealed class NodesPresenceTests : TwoNodes
{
    [Test]
    public async Task Readers_of_both_nodes_are_counted_and_her_two_tabs_at_two_nodes_are_one()
    {
        var (amina, luc) = (await A.World.MemberAsync("Amina Diallo"), await A.World.MemberAsync("Luc Tremblay"));
        var thread = await A.World.ThreadAsync(amina);
        await using var first = await WatchAsync(A, thread.Id, amina);
        await SaysAsync(first, "\"readers\":1");
        await using var secondTab = await WatchAsync(B, thread.Id, amina);
        await SaysAsync(secondTab, "\"readers\":1");
        await using (await WatchAsync(B, thread.Id, luc))
        {
            await SaysAsync(first, "\"readers\":2");
            await SaysAsync(secondTab, "\"readers\":2");
        }
        await SaysAsync(first, "\"readers\":1");
        Assert.That(first.Presence, Has.None.Contain("\"readers\":3"));
    }

    [Test]
    public async Task The_last_reader_of_a_thread_at_a_node_is_counted_no_more_when_she_leaves()
    {
        var (amina, luc) = (await A.World.MemberAsync("Amina Diallo"), await A.World.MemberAsync("Luc Tremblay"));
        var thread = await A.World.ThreadAsync(amina);
        await using var here = await WatchAsync(A, thread.Id, amina);
        await using (await WatchAsync(B, thread.Id, luc)) await SaysAsync(here, "\"readers\":2");
        await SaysAsync(here, "\"readers\":1");
    }

    [Test]
    public async Task Who_types_at_one_node_is_named_at_the_other_but_not_to_herself_nor_to_visitors()
    {
        var (coordinator, luc) = (await A.World.MemberAsync("Ève Roy", role: Core.Members.Role.Coordinator), await A.World.MemberAsync("Luc Tremblay"));
        var thread = await A.World.ThreadAsync(coordinator, audience: "public");
        await using var writer = await WatchAsync(A, thread.Id, luc);
        await using var hersElsewhere = await WatchAsync(B, thread.Id, luc);
        await using var reader = await WatchAsync(B, thread.Id, coordinator);
        await using var visitor = await WatchAsync(B, thread.Id, null);
        await SaysAsync(reader, "\"readers\":3");
        await writer.Hub.InvokeAsync("Typing", thread.Id);
        await SaysAsync(reader, "\"typing\":[\"Luc Tremblay\"]");
        using var page = await B.VisitAsync(luc);
        await ReplyAsync(page, thread.Id, "Oui, le nôtre est libre.");
        await SaysAsync(reader, "\"typing\":[]");
        foreach (var silent in new[] { writer, hersElsewhere, visitor })
        {
            await silent.HeardByNowAsync();
            Assert.That(silent.Presence, Has.None.Contain("Luc Tremblay"));
        }
    }

    [Test]
    public async Task A_masked_author_types_under_the_name_that_is_shown_at_the_other_node_too()
    {
        var author = await A.World.MemberAsync("Rachel Vollant", "cote-nord");
        var thread = await A.World.ThreadAsync(author, kind: "etude-de-cas", region: "cote-nord");
        await using var reader = await WatchAsync(B, thread.Id, await A.World.MemberAsync("Luc Tremblay"));
        await using var writer = await WatchAsync(A, thread.Id, author);
        await writer.Hub.InvokeAsync("Typing", thread.Id);
        await SaysAsync(reader, "Un membre (Côte-Nord)");
        Assert.That(reader.Presence, Has.None.Contain("Rachel"));
    }

    private static Task SaysAsync(LiveClient reader, string words) => Until.TrueAsync(() => reader.Presence.LastOrDefault()?.Contains(words, StringComparison.Ordinal) is true, words);
}
