using System.Threading.Channels;
using Forum.Core.Posts;

namespace Forum.Web.Live;

/// <summary>
/// Pushes what changed in a thread to its readers, after the commit and off the request: the author never waits for them, and a failed push never fails the post.
/// The event is a <see cref="PostChange"/> alone: any node can send it. Changes of a thread go out in the order of their versions, whatever the order of the events.
/// </summary>
public sealed partial class ThreadFeed(LiveRooms rooms, ThreadPush push, ILogger<ThreadFeed> log) : BackgroundService
{
    private const int Tries = 3;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly record struct Waiting(PostChange Change, int Try);

    /// <summary>Never blocks, never throws. An event that finds no room makes place by dropping the oldest: the thread's next event covers it.</summary>
    public void Publish(PostChange change)
    {
        if (rooms.Thread(change.ThreadId) is not null) _waiting.Writer.TryWrite(new(change, 1));
    }

    /// <summary>Other nodes may have changed any thread unheard: each that is read here gets what was not pushed.</summary>
    internal void CatchUp()
    {
        foreach (var room in rooms.Threads) _waiting.Writer.TryWrite(new(ThreadPush.Unheard(room.ThreadId), 1));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (change, tried) in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            if (rooms.Thread(change.ThreadId) is not { } room) continue;
            try { await push.RunAsync(room, change, stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the post is stored and its author answered
            catch (Exception e)
#pragma warning restore CA1031
            {
                NotPushed(e, change.ThreadId, change.PostId, change.Version, tried);
                if (tried < Tries) _waiting.Writer.TryWrite(new(change, tried + 1));
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Thread {ThreadId}, post {PostId}, version {Version}: stored but not pushed, try {Try}")]
    private partial void NotPushed(Exception error, long threadId, long postId, long version, int @try);
}
