using Forum.Core.Posts;

namespace Forum.Web.Live;

/// <summary>What pages say after the commit: told to the sockets of this node, and to the other nodes, which tell theirs. Nobody waits for it, and nothing fails by it.</summary>
public sealed class LiveNews(LiveFeeds feeds, Nodes nodes)
{
    /// <summary>A post appeared or changed: the readers of its thread get it.</summary>
    public void Changed(PostChange change) => Publish(new NodeEvent.Changed(change));

    /// <summary>A reply: the readers of the thread get it, and the lists that show the thread have news.</summary>
    public void Replied(PostChange change)
    {
        Changed(change);
        Moved(change.ThreadId);
    }

    /// <summary>A thread was published or widened.</summary>
    public void Moved(long threadId) => Publish(new NodeEvent.Moved(threadId));

    /// <summary>A post was marked, pinned or withdrawn, or one of these taken back.</summary>
    public void Pinned(PostChange change) => Publish(new NodeEvent.Pinned(change));

    /// <summary>Something moved in a live exchange beside its messages.</summary>
    public void Exchanged(long threadId) => Publish(new NodeEvent.Exchanged(threadId));

    /// <summary>Somebody is forgotten: open threads and exchanges on every node get what they show of her anew.</summary>
    public void Forgot() => Publish(new NodeEvent.Forgot());

    /// <summary>The place has its name and regions, which every node keeps in memory.</summary>
    public void SetUp() => nodes.Tell(new NodeEvent.SetUp());

    /// <summary>Told to this node's sockets alone.</summary>
    internal void Take(NodeEvent happened)
    {
        switch (happened)
        {
            case NodeEvent.Changed { Change: var change }: feeds.Threads.Publish(change); break;
            case NodeEvent.Moved { ThreadId: var id }: feeds.Places.Publish(id); break;
            case NodeEvent.Forgot:
                feeds.Threads.CatchUp();
                feeds.Exchanges.CatchUp();
                break;
            case NodeEvent.Exchanged { ThreadId: var id }: feeds.Exchanges.Publish(id); break;
            case NodeEvent.Pinned { Change: var change }: feeds.Pins.Publish(change); break;
        }
    }

    /// <summary>Nobody knows what was missed: this node's sockets get what the store has and they have not.</summary>
    internal void CatchUp()
    {
        feeds.Threads.CatchUp();
        feeds.Places.CatchUp();
        feeds.Exchanges.CatchUp();
    }

    private void Publish(NodeEvent happened)
    {
        Take(happened);
        nodes.Tell(happened);
    }
}
