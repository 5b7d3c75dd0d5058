using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Live;

/// <summary>
/// A pin appears at the top of the pins of its place, and a bon coup on the wall, for whoever looks at them and may read the thread; what was taken off, or whose post was withdrawn, goes.
/// From the post's id alone. A list that is not on the page is passed over by the browser.
/// </summary>
public sealed partial class PinFeed(LiveRooms rooms, LiveReaders readers, PinStreams streams, ILogger<PinFeed> log) : Feed<PostChange>
{
    /// <param name="happened">a post was marked, pinned or withdrawn, or one of these taken back</param>
    protected override async Task PushAsync(PostChange happened, CancellationToken ct)
    {
        var watches = await readers.OfAsync(happened.ThreadId, [.. rooms.Connections.SelectMany(c => c.Places.Values)], ct);
        Dictionary<Language, PinStreams.Rendered> rendered = [];
        foreach (var language in watches.Select(w => w.Connection.Language).Distinct()) rendered[language] = await streams.RenderAsync(happened, Texts.For(language), ct);
        // nobody waits for a slow reader; a socket that is gone takes nothing
        foreach (var watch in watches)
            foreach (var html in rendered[watch.Connection.Language].For(watch.Place)) _ = watch.Connection.StreamAsync(html, rendered[watch.Connection.Language].AsOf);
    }

    protected override void NotPushed(Exception error, PostChange happened) => NotTold(error, happened.ThreadId, happened.PostId);

    [LoggerMessage(LogLevel.Warning, "Thread {ThreadId}, post {PostId}: pinned or marked, but the places were not told")]
    private partial void NotTold(Exception error, long threadId, long postId);
}
