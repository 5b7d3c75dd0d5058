using System.Threading.Channels;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Live;

/// <summary>
/// A pin appears at the top of the pins of its place, and a bon coup on the wall, for whoever looks at them and may read the thread; what was taken off goes.
/// After the commit and off the request, from the post's id alone. A list that is not on the page is passed over by the browser.
/// </summary>
public sealed partial class PinFeed(LiveRooms rooms, LiveReaders readers, PinStreams streams, ILogger<PinFeed> log) : BackgroundService
{
    private readonly Channel<PostChange> _waiting = Channel.CreateBounded<PostChange>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>A post was marked, pinned, or either taken back. Never blocks, never throws.</summary>
    public void Publish(PostChange change) => _waiting.Writer.TryWrite(change);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try { await PushAsync(change, stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the page shows it with its next visit
            catch (Exception e)
#pragma warning restore CA1031
            {
                NotPushed(e, change.ThreadId, change.PostId);
            }
        }
    }

    private async Task PushAsync(PostChange change, CancellationToken ct)
    {
        var places = rooms.Connections.SelectMany(c => c.Places).ToLookup(p => p.Value, p => p.Key);
        if (places.Count == 0) return;
        var watches = await readers.OfAsync(change.ThreadId, [.. places.Select(p => p.Key)], ct);
        var languages = watches.Select(w => w.Connection.Language).Distinct().ToList();
        Dictionary<Language, PinStreams.Rendered> rendered = [];
        foreach (var language in languages) rendered[language] = await streams.RenderAsync(change.PostId, Texts.For(language), ct);
        // nobody waits for a slow reader; a socket that is gone takes nothing
        foreach (var watch in watches)
            foreach (var place in places[watch])
                foreach (var html in rendered[watch.Connection.Language].For(place)) _ = watch.Connection.StreamAsync(html, 0);
    }

    [LoggerMessage(LogLevel.Warning, "Thread {ThreadId}, post {PostId}: pinned or marked, but the places were not told")]
    private partial void NotPushed(Exception error, long threadId, long postId);
}
