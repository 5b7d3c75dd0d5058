using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace Forum.Web.Live;

/// <summary>
/// The other nodes, reached by SignalR's Redis backplane. It keeps nothing for who does not listen, so each node numbers what it says: who hears a number that does not follow the one before
/// has missed something, whichever of them was cut off, and however long (docs/decisions/0008).
/// </summary>
internal sealed class RedisNodes(RedisLine line, HubLifetimeManager<NodeHub> backplane, IHubProtocolResolver protocols, ILoggerFactory logs) : Nodes
{
    private readonly Lock _order = new();
    private readonly string _me = Guid.NewGuid().ToString("N");
    private long _number;
    private volatile string? _place;

    /// <param name="Number">1 for the first thing a node says after its start</param>
    internal sealed record Said(string Node, long Number, NodeEvent Event);

    public override bool Exist => true;

    /// <summary>Whether others hear what is said now, and are heard.</summary>
    public bool IsOpen => _place is not null && line.IsOpen;

    public override void Tell(NodeEvent happened)
    {
        lock (_order)
        {
            var said = new Said(_me, ++_number, happened);
            // on its way when this returns, so in order; nobody waits for its arrival
            if (_place is { } place) _ = SendAsync(place, said);
        }
    }

    /// <summary>False while Redis does not answer. Once open, it is found again by itself whenever it was lost.</summary>
    /// <param name="place">tells this place from others that share the Redis</param>
    /// <param name="hear">what the other nodes say, one after the other, each node in its own order</param>
    public async Task<bool> OpenAsync(string place, Func<Said, Task> hear)
    {
        var listener = new NodeConnection(_me, protocols.GetProtocol("json", null)!, logs, hear);
        try
        {
            await backplane.OnConnectedAsync(listener);
            await backplane.AddToGroupAsync(_me, place);
        }
        catch (Exception e) when (IsAway(e))
        {
            await LeaveAsync(listener);
            return false;
        }
        _place = place;
        return true;
    }

    private async Task SendAsync(string place, Said said)
    {
        try { await backplane.SendGroupExceptAsync(place, NodeHub.Said, [said], [_me]); }
        catch (Exception e) when (IsAway(e))
        {
            // its number is missing, which shows with the next one that is heard
        }
    }

    /// <summary>A try that broke in the middle would be counted as a listener, and the next one not be subscribed.</summary>
    private async Task LeaveAsync(NodeConnection listener)
    {
        try { await backplane.OnDisconnectedAsync(listener); }
        catch (Exception e) when (IsAway(e) || e is InvalidOperationException)
        {
            // it is not there, or the try never came so far
        }
    }

    private static bool IsAway(Exception e) => e is RedisException or TimeoutException or ObjectDisposedException;
}
