using Forum.Core.Threads;

namespace Forum.Web.Live;

/// <summary>« Du nouveau » on the lists: whoever watches a place is told that a thread moved there, and her rows stay where they are. Only of threads she may read.</summary>
public sealed partial class PlaceFeed(LiveRooms rooms, LiveReaders readers, ThreadWhereabouts whereabouts, ILogger<PlaceFeed> log) : Feed<long>
{
    private const long Unheard = 0;

    /// <summary>Other nodes may have moved any thread unheard: each place is asked when it last moved.</summary>
    internal void CatchUp() => Publish(Unheard);

    /// <param name="happened">id of a thread that was published, answered or widened</param>
    protected override Task PushAsync(long happened, CancellationToken ct) => happened == Unheard ? TellUnheardAsync() : TellAsync(happened, ct);

    private async Task TellUnheardAsync()
    {
        foreach (var watch in rooms.Connections.SelectMany(c => c.Places.Values).ToList()) await watch.TellUnheardAsync();
    }

    private async Task TellAsync(long happened, CancellationToken ct)
    {
        var watches = rooms.Connections.SelectMany(c => c.Places.Values).ToList();
        if (watches.Count == 0) return;
        var where = await whereabouts.RunAsync(happened, ct);
        foreach (var watch in await readers.OfAsync(happened, watches.FindAll(w => w.Place.Shows(where)), ct)) watch.Tell();
    }

    protected override void NotPushed(Exception error, long happened) => NotTold(error, happened);

    [LoggerMessage(LogLevel.Warning, "Thread {ThreadId} moved, but its lists were not told")]
    private partial void NotTold(Exception error, long threadId);
}
