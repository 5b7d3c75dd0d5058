using Microsoft.AspNetCore.SignalR;

namespace Forum.Web.Live;

/// <summary>No browser comes here, it has no address: through it SignalR's own Redis backplane carries what nodes tell each other. Each node is one listener, in the group of its place.</summary>
internal sealed class NodeHub : Hub
{
    /// <summary>The one thing that listeners are told; its argument is a <see cref="RedisNodes.Said"/>.</summary>
    public const string Said = "said";
}
