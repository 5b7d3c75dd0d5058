using Forum.Core.Posts;

namespace Forum.Web.Live;

/// <summary>One event: everything that changed in the thread since the last push is rendered once a language and offered to each reader who still may read it.</summary>
public sealed class ThreadPush(ChangedPosts changedPosts, LiveReaders readers, LivePieces pieces, ThreadPump pump)
{
    /// <summary>Stands for whatever happened to a thread, up to now, on nodes that were not heard.</summary>
    internal static PostChange Unheard(long threadId) => new(0, threadId, 0, long.MaxValue);

    /// <summary>One at a time: the feed's loop is the only caller.</summary>
    internal async Task RunAsync(ThreadRoom room, PostChange change, CancellationToken ct)
    {
        // events may come in another order than their versions: what was pushed covers the older ones
        var from = room.Pushed ?? (change.PostId == 0 ? room.Watches.Select(w => w.Version).DefaultIfEmpty().Min() : change.Version - 1);
        if (change.Version <= from) return;
        var changes = await changedPosts.RunAsync(change.ThreadId, from, ct);
        var watches = await readers.OfAsync(room, ct);
        if (changes is null || changes.Posts.Count == 0) return;
        var batch = await pieces.BatchAsync(changes, from, [.. watches.Select(w => w.Connection.Language).Distinct()]);
        room.Pushed = batch.To;
        foreach (var watch in watches) pump.Offer(watch, batch);
        room.StopTyping([.. changes.Posts.Select(p => p.AuthorName)]);
    }
}
