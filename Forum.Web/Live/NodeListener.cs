using Forum.Core.Site;
using Forum.Web.Hosting;

namespace Forum.Web.Live;

/// <summary>Keeps this node in touch with the others: opens the line, hears, and says each second that it is there. Redis away costs one line in the log, and one when it is back.</summary>
internal sealed partial class NodeListener(RedisNodes nodes, NodeNews news, SiteSettings site, ILogger<NodeListener> log) : Recurring(TimeSpan.FromSeconds(1), TimeProvider.System)
{
    private bool _opened;
    private bool? _inTouch;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        nodes.Tell(new NodeEvent.Gone());
    }

    protected override async Task WorkAsync(CancellationToken ct)
    {
        _opened = _opened || await nodes.OpenAsync(await site.IdAsync(ct), said => HearAsync(said, ct));
        nodes.Tell(new NodeEvent.Beat());
        Say(nodes.IsOpen, null);
    }

    protected override void Failed(Exception error) => Say(false, error);

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
