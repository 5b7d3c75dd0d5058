using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace Forum.Web.Live;

/// <summary>The live side: rooms of this node, the feeds, presence, the other nodes, and the hub at /live.</summary>
internal static class LiveServices
{
    public const string Path = "/live";

    public static void AddForumLive(this IServiceCollection services, ConfigurationOptions? redis)
    {
        var signalR = services.AddSignalR(o =>
        {
            o.AddFilter<LiveErrors>();
            // the longest message of ours is a call with three numbers
            o.MaximumReceiveMessageSize = 8 * 1024;
            o.HandshakeTimeout = TimeSpan.FromSeconds(10);
            (o.KeepAliveInterval, o.ClientTimeoutInterval) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
            o.StatefulReconnectBufferSize = 0;
        });
        // a browser that went without goodbye is noticed within half a minute; the framework's own look at it begins only with the first ping of its script
        services.Configure<Microsoft.AspNetCore.Builder.WebSocketOptions>(o => (o.KeepAliveInterval, o.KeepAliveTimeout) = (TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15)));
        services.AddSingleton<LiveRooms>().AddSingleton<LivePlaces>().AddSingleton<LiveReaders>().AddSingleton<LivePieces>().AddSingleton<ThreadPump>().AddSingleton<ThreadPush>();
        services.AddSingleton<ThreadFeed>().AddHostedService(s => s.GetRequiredService<ThreadFeed>());
        services.AddSingleton<PlaceFeed>().AddHostedService(s => s.GetRequiredService<PlaceFeed>());
        services.AddSingleton<PinStreams>().AddSingleton<PinFeed>().AddHostedService(s => s.GetRequiredService<PinFeed>());
        services.AddSingleton<LiveNews>().AddSingleton<Elsewhere>().AddSingleton<RoomPresence>();
        services.AddSingleton<Presence>().AddHostedService(s => s.GetRequiredService<Presence>());
        services.AddHostedService<SessionSweep>();
        if (redis is null) services.AddSingleton<Nodes>();
        else AddNodes(signalR, new(redis));
    }

    private static void AddNodes(ISignalRServerBuilder signalR, RedisLine line)
    {
        signalR.AddStackExchangeRedis(o => o.ConnectionFactory = line.OpenAsync);
        // a reader's socket lives with its node alone: with Redis away it opens, and hears what is posted there (docs/decisions/0008)
        signalR.Services.AddSingleton<HubLifetimeManager<ThreadHub>, DefaultHubLifetimeManager<ThreadHub>>();
        signalR.Services.AddSingleton(line).AddSingleton<RedisNodes>().AddSingleton<Nodes>(s => s.GetRequiredService<RedisNodes>()).AddSingleton<NodeNews>().AddHostedService<NodeListener>();
    }

    public static void MapForumLive(this WebApplication app) => app.MapHub<ThreadHub>(Path, o =>
    {
        // WebSockets alone: no request of a long poll to be forged or kept, and any node can take a socket
        o.Transports = HttpTransportType.WebSockets;
        o.CloseOnAuthenticationExpiration = false;
    }).RequireRateLimiting(Hosting.Limit.Socket);
}
