using Forum.Core.Site;

namespace Forum.Web.Live;

/// <summary>Keeps this node in touch with the others: opens the line, hears, and says each second that it is there. Redis away costs one line in the log, and one when it is back.</summary>
internal sealed partial class NodeListener(RedisNodes nodes, NodeNews news, SiteSettings site, ILogger<NodeListener> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private bool _opened;
    private bool? _inTouch;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        nodes.Tell(new NodeEvent.Gone());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // the machine's clock and not the program's: it is the network that is waited for
        using var timer = new PeriodicTimer(Every);
        do
        {
            try { await KeepAsync(stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the place goes on with what this node hears from its own members; the next second tries again
            catch (Exception e)
#pragma warning restore CA1031
            {
                Say(false, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task KeepAsync(CancellationToken ct)
    {
        _opened = _opened || await nodes.OpenAsync(await site.IdAsync(ct), said => HearAsync(said, ct));
        nodes.Tell(new NodeEvent.Beat());
        Say(nodes.IsOpen, null);
    }

    private async Task HearAsync(RedisNodes.Said said, CancellationToken ct)
    {
        // the node stops, and closes its store
        if (ct.IsCancellationRequested) return;
        try { await news.HearAsync(said, ct); }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
#pragma warning disable CA1031 // the node's next word shows the gap
        catch (Exception e)
#pragma warning restore CA1031
        {
            NotHeard(e);
        }
    }

    private void Say(bool inTouch, Exception? error)
    {
        if (_inTouch == inTouch) return;
        if (!inTouch) Away(error);
        else if (_inTouch is false) Back();
        _inTouch = inTouch;
    }

    [LoggerMessage(LogLevel.Warning, "Redis does not answer: what happens on the other nodes shows here with a page's next visit, or when Redis is back")]
    private partial void Away(Exception? error);

    [LoggerMessage(LogLevel.Information, "Redis answers again: the readers of this node get what they missed")]
    private partial void Back();

    [LoggerMessage(LogLevel.Warning, "What another node said was not understood; the store is read at its next word")]
    private partial void NotHeard(Exception error);
}
