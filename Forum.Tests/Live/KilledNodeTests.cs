using System.Collections.Concurrent;
using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Live;

/// <summary>Three nodes behind nginx, as script/nodes starts them, and one of them dies while members post.</summary>
[NonParallelizable]
public sealed class KilledNodeTests
{
    private const int Readers = 12;
    private const int Writers = 4;
    private const int Each = 30;

    [Test]
    public async Task A_node_that_dies_loses_no_acknowledged_post_and_its_readers_go_on_elsewhere()
    {
        using var nodes = await NodesScript.StartAsync();
        // a door to their store, behind no front: it makes the people and looks at what was kept
        await using var store = new ForumApp(Dialect.Postgres, new() { ["Forum:Database:ConnectionString"] = nodes.ConnectionString }, realTime: true);
        var thread = await store.World.ThreadAsync(await store.World.MemberAsync("Ève Roy"));
        List<FrontReader> readers = [];
        for (var i = 0; i < Readers; i++)
            readers.Add(await FrontReader.OpenAsync(nodes.Front, await store.Get<Sessions>().OpenAsync((await store.World.MemberAsync($"Membre {i}")).Id, default), thread.Id));

        ConcurrentDictionary<string, long> acknowledged = [];
        var writing = Enumerable.Range(0, Writers).Select(n => WriteAsync(store, nodes.Front, thread.Id, n, acknowledged)).ToList();
        await Until.TrueAsync(() => acknowledged.Count >= Writers * Each / 3, "a third of the posts");
        nodes.Kill(2);
        await Task.WhenAll(writing);

        await AssertKeptAsync(store, thread.Id, acknowledged);
        foreach (var (reader, who) in readers.Select((r, i) => (r, i)))
        {
            await Until.TrueAsync(() => reader.Heard.Count >= acknowledged.Count, $"reader {who} is caught up");
            Assert.That(reader.Heard, Is.EqualTo(Enumerable.Range(2, acknowledged.Count)), $"reader {who}, cut {reader.Cuts} times");
        }
        Assert.That(readers.Count(r => r.Cuts > 0), Is.EqualTo(Readers / 3), "the sockets of the dead node, and no others");
        foreach (var reader in readers) await reader.DisposeAsync();
        Assert.That(await nodes.InterruptAsync(), Is.Zero);
        Assert.That(File.Exists(Path.Combine(nodes.Folder, "postgres", "postmaster.pid")), Is.False, "PostgreSQL has ended too");
    }

    /// <summary>One member posts through the front; what is not answered is sent again as the same submission, as a person's second click is.</summary>
    private static async Task WriteAsync(ForumApp store, Uri front, long threadId, int who, ConcurrentDictionary<string, long> acknowledged)
    {
        var member = await store.World.MemberAsync($"Autrice {who}");
        using var visitor = new Visitor(front);
        visitor.Cookies.Add(new Cookie("forum", await store.Get<Sessions>().OpenAsync(member.Id, default), "/", front.Host));
        await visitor.TokenAsync();
        for (var i = 0; i < Each; i++)
        {
            var submission = Guid.NewGuid().ToString();
            while (!await TryPostAsync(visitor, threadId, $"Réponse {i} de {member.Name}", submission)) { }
            acknowledged[submission] = member.Id;
        }
    }

    private static async Task<bool> TryPostAsync(Visitor visitor, long threadId, string body, string submission)
    {
        try
        {
            using var answer = await visitor.PostAsync($"/fils/{threadId}/repondre", ("Body", body), ("SubmissionId", submission));
            if (answer.StatusCode is HttpStatusCode.SeeOther) return true;
            Assert.That(answer.StatusCode, Is.AnyOf(HttpStatusCode.BadGateway, HttpStatusCode.GatewayTimeout), "what nginx says of a node that died");
        }
        catch (HttpRequestException)
        {
            // cut in the middle of the answer
        }
        return false;
    }

    private static async Task AssertKeptAsync(ForumApp store, long threadId, ConcurrentDictionary<string, long> acknowledged)
    {
        var kept = await store.ReadAsync(db => db.ListAsync<string>("select submission_id from posts where thread_id = @threadId and number > 1", new { threadId }));
        Assert.That(acknowledged, Has.Count.EqualTo(Writers * Each));
        Assert.That(kept, Is.EquivalentTo(acknowledged.Keys), "each acknowledged post once, and nothing else");
    }
}
