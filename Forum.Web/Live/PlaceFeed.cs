using System.Threading.Channels;
using Forum.Core.Threads;

namespace Forum.Web.Live;

/// <summary>« Du nouveau » on the lists: whoever watches a place is told how many threads moved there, and her rows stay where they are. Only of threads she may read.</summary>
public sealed partial class PlaceFeed(LiveRooms rooms, LiveReaders readers, ThreadWhereabouts whereabouts, ILogger<PlaceFeed> log) : BackgroundService
{
    private readonly Channel<long> _waiting = Channel.CreateBounded<long>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>A thread was published, answered or pinned. Never blocks, never throws.</summary>
    public void Publish(long threadId) => _waiting.Writer.TryWrite(threadId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var threadId in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try { await PushAsync(threadId, stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // a list shows it with its next visit
            catch (Exception e)
#pragma warning restore CA1031
            {
                NotPushed(e, threadId);
            }
        }
    }

    private async Task PushAsync(long threadId, CancellationToken ct)
    {
        var watches = rooms.Connections.SelectMany(c => c.Places.Values).ToList();
        if (watches.Count == 0) return;
        var where = await whereabouts.RunAsync(threadId, ct);
        foreach (var watch in await readers.OfAsync(threadId, watches.FindAll(w => w.Shows(where)), ct)) watch.Tell(threadId);
    }

    [LoggerMessage(LogLevel.Warning, "Thread {ThreadId} moved, but its lists were not told")]
    private partial void NotPushed(Exception error, long threadId);
}
