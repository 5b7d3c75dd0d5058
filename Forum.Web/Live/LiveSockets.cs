using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Forum.Web.Live;

/// <summary>
/// Gives the hub the socket itself: a message that is the same for a thousand readers is then written into bytes once, not once a socket.
/// A reader's socket lives with its node alone: with Redis away it opens, and hears what is posted there (docs/decisions/0008).
/// </summary>
internal sealed class LiveSockets(ILogger<DefaultHubLifetimeManager<ThreadHub>> log) : DefaultHubLifetimeManager<ThreadHub>(log)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(HubConnectionContext)] = connection;
        return base.OnConnectedAsync(connection);
    }

    public static HubConnectionContext Of(HubCallerContext call) => (HubConnectionContext)call.Items[typeof(HubConnectionContext)]!;

    /// <summary>One Turbo Stream, for as many sockets as shall have it.</summary>
    public static SerializedHubMessage Stream(string html, long version) => new(new InvocationMessage("stream", [html, version]));

    public static SerializedHubMessage Presence(string json) => new(new InvocationMessage("presence", [json]));
}
