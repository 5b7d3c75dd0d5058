using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Web.Live;

/// <summary>Sends one socket what it lacks of one thread: what it missed from the store, then what the feed offers. Nobody waits for a slow one.</summary>
public sealed partial class ThreadPump(MissedPosts missedPosts, LivePieces pieces, TimeProvider clock, ILogger<ThreadPump> log)
{
    private const int AtOnce = 50;
    private const int Tries = 5;

    /// <summary>The first pump of a watch: everything missed has been sent when it returns. Refused where she may not read.</summary>
    internal async Task<Refusal?> CatchUpAsync(ThreadWatch watch)
    {
        while (watch.Continue())
        {
            if (await SendMissedAsync(watch) is { } refusal) return refusal;
        }
        return null;
    }

    /// <summary>Off the feed's way: returns at once.</summary>
    internal void Offer(ThreadWatch watch, LiveBatch batch)
    {
        if (watch.Begin(batch)) watch.Pump = PumpAsync(watch, batch);
    }

    private async Task PumpAsync(ThreadWatch watch, LiveBatch batch)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                if (!watch.IsBehind) await SendAsync(watch, batch);
                while (watch.Continue())
                {
                    if (await SendMissedAsync(watch) is not null) watch.Close();
                }
                return;
            }
            catch (OperationCanceledException) when (watch.Connection.Aborted.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the posts are stored: another try sends them, and who comes back after a cut asks for them
            catch (Exception e)
#pragma warning restore CA1031
            {
                NotSent(e, watch.ThreadId, tried);
                if (tried == Tries)
                {
                    watch.Connection.Cut();
                    return;
                }
                watch.FallBehind();
            }
            await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
        }
    }

    private static async Task SendAsync(ThreadWatch watch, LiveBatch batch)
    {
        foreach (var change in batch.Changes)
        {
            if (watch.IsClosed) return;
            if (watch.Has(change.Number, change.Version)) continue;
            await watch.Connection.SendAsync(change.For(watch));
            watch.Sent(change.Number, change.Version, change.Complete);
        }
        watch.Complete(batch.To);
    }

    private async Task<Refusal?> SendMissedAsync(ThreadWatch watch)
    {
        var connection = watch.Connection;
        var outcome = await missedPosts.RunAsync(new(connection.Member, watch.ThreadId, watch.LastNumber, watch.Version), connection.Aborted);
        if (outcome.Value is not { } missed) return outcome.Refusal;
        watch.Correct(missed.LastNumber, missed.Version);
        watch.IsExchange = missed.Thread.Kind is ThreadKind.Live;
        if (missed.Thread.ShownName is { } masked && missed.Thread.AuthorId == connection.Member.Id) watch.TypingName = masked;
        var marks = missed.Posts.Where(p => p.Number > watch.LastNumber || !watch.Has(p.Number, p.Version)).ToList();
        var complete = LiveChange.Completes([.. marks.Select(m => m.Version)], watch.Version, missed.Version);
        for (var sent = 0; sent < marks.Count; sent += AtOnce)
            await SendPostsAsync(watch, missed, [.. marks.Skip(sent).Take(AtOnce).Select(m => m.Number)], complete.AsMemory(sent));
        watch.Complete(missed.Version);
        return null;
    }

    private async Task SendPostsAsync(ThreadWatch watch, MissedPosts.Missed missed, long[] numbers, ReadOnlyMemory<long> complete)
    {
        var posts = await pieces.ReadAsync(missed.Thread, numbers, watch.Connection);
        for (var i = 0; i < posts.Count; i++)
        {
            if (watch.IsClosed) return;
            var (post, html) = posts[i];
            await watch.Connection.StreamAsync(LiveChange.Stream(post.Number, watch.LastNumber, html), complete.Span[i]);
            watch.Sent(post.Number, post.Version, complete.Span[i]);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Changes of thread {ThreadId} did not reach a reader, try {Try}")]
    private partial void NotSent(Exception error, long threadId, int @try);
}
