using System.Collections.Concurrent;

namespace Forum.Web.Live;

/// <summary>
/// Who reads and types on the other nodes, and what they have been told of this one. Each node says again from time to time who is there, and who is not said again is forgotten:
/// nobody is counted for long at a node that died.
/// </summary>
public sealed class Elsewhere(LiveRooms rooms, Nodes nodes, TimeProvider clock)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(25);

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<long, Entry>> _heard = [];
    private readonly Dictionary<long, Entry> _told = [];

    private sealed record Entry(NodeEvent.Here Here, DateTimeOffset At);

    /// <summary>From each other node where somebody reads the thread.</summary>
    public IEnumerable<NodeEvent.Here> Of(long threadId) => _heard.Values.Select(threads => threads.GetValueOrDefault(threadId)?.Here).OfType<NodeEvent.Here>();

    internal void Hear(string node, NodeEvent.Here here)
    {
        var threads = _heard.GetOrAdd(node, _ => []);
        var before = threads.GetValueOrDefault(here.ThreadId)?.Here;
        if (here.Readers.Count == 0) threads.TryRemove(here.ThreadId, out _);
        else threads[here.ThreadId] = new(here, clock.GetUtcNow());
        if (before is null || !AreSame(before, here)) Show(here.ThreadId);
    }

    internal void Forget(string node)
    {
        if (!_heard.TryRemove(node, out var threads)) return;
        foreach (var threadId in threads.Keys) Show(threadId);
    }

    /// <summary>What changed of this node's own. The presence loop is the only caller, of this and of <see cref="Refresh"/>.</summary>
    internal void Tell(NodeEvent.Here here)
    {
        if (nodes.Exist && !(_told.TryGetValue(here.ThreadId, out var before) && AreSame(before.Here, here))) Say(here);
    }

    internal void Refresh(DateTimeOffset now)
    {
        foreach (var (threadId, told) in _told.ToList())
        {
            if (rooms.Thread(threadId) is null)
            {
                nodes.Tell(new NodeEvent.Here(threadId, [], []));
                _told.Remove(threadId);
            }
            else if (now - told.At >= Again) Say(told.Here);
        }
        foreach (var threads in _heard.Values)
            foreach (var entry in threads.Where(t => now - t.Value.At >= Forgotten))
                if (threads.TryRemove(entry)) Show(entry.Key);
    }

    private void Say(NodeEvent.Here here)
    {
        nodes.Tell(here);
        _told[here.ThreadId] = new(here, clock.GetUtcNow());
    }

    private void Show(long threadId)
    {
        if (rooms.Thread(threadId) is { } room) room.PresenceChanged = true;
    }

    private static bool AreSame(NodeEvent.Here a, NodeEvent.Here b) => a.Readers.SequenceEqual(b.Readers) && a.Typing.SequenceEqual(b.Typing);
}
