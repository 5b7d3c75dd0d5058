using System.Threading.Channels;

namespace Forum.Web.Live;

/// <summary>Events told to open pages after the commit and off the request, one at a time: who acts waits for nobody, and what is not told shows with the page's next visit.</summary>
public abstract class Feed<T> : BackgroundService
{
    private readonly Channel<T> _waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Never blocks, never throws. An event that finds no room makes place by dropping the oldest.</summary>
    public void Publish(T happened) => _waiting.Writer.TryWrite(happened);

    protected abstract Task PushAsync(T happened, CancellationToken ct);

    protected abstract void NotPushed(Exception error, T happened);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try { await PushAsync(happened, stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // a page shows it with its next visit
            catch (Exception e)
#pragma warning restore CA1031
            {
                NotPushed(e, happened);
            }
        }
    }
}
