using System.Text.Encodings.Web;
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
        })
        // accents and tags as they are: a message is read by script, never part of a page, and a phone pays for each byte
        .AddJsonProtocol(o => o.PayloadSerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        // a browser that went without goodbye is noticed within half a minute; the framework's own look at it begins only with the first ping of its script
        services.Configure<Microsoft.AspNetCore.Builder.WebSocketOptions>(o => (o.KeepAliveInterval, o.KeepAliveTimeout) = (TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15)));
        services.AddSingleton<LiveRooms>().AddSingleton<LivePlaces>().AddSingleton<LiveReaders>().AddSingleton<LivePieces>().AddSingleton<ThreadPump>().AddSingleton<ThreadPush>();
        services.AddSingleton<ThreadFeed>().AddHostedService(s => s.GetRequiredService<ThreadFeed>());
        services.AddSingleton<PlaceFeed>().AddHostedService(s => s.GetRequiredService<PlaceFeed>());
        services.AddSingleton<PinStreams>().AddSingleton<PinFeed>().AddHostedService(s => s.GetRequiredService<PinFeed>());
        services.AddSingleton<ExchangePush>().AddSingleton<ExchangeFeed>().AddHostedService(s => s.GetRequiredService<ExchangeFeed>());
        services.AddSingleton<LiveFeeds>().AddSingleton<LiveNews>().AddSingleton<Elsewhere>().AddSingleton<RoomPresence>();
        services.AddSingleton<Presence>().AddHostedService(s => s.GetRequiredService<Presence>());
        services.AddHostedService<SessionSweep>();
        services.AddSingleton<HubLifetimeManager<ThreadHub>, LiveSockets>();
        if (redis is null) services.AddSingleton<Nodes>();
        else AddNodes(signalR, new(redis));
    }

    private static void AddNodes(ISignalRServerBuilder signalR, RedisLine line)
    {
        signalR.AddStackExchangeRedis(o => o.ConnectionFactory = line.OpenAsync);
        signalR.Services.AddSingleton(line).AddSingleton<RedisNodes>().AddSingleton<Nodes>(s => s.GetRequiredService<RedisNodes>()).AddSingleton<NodeNews>().AddHostedService<NodeListener>();
    }

    public static void MapForumLive(this WebApplication app) => app.MapHub<ThreadHub>(Path, o =>
    {
        // WebSockets alone: no request of a long poll to be forged or kept, and any node can take a socket
        o.Transports = HttpTransportType.WebSockets;
        o.CloseOnAuthenticationExpiration = false;
    }).RequireRateLimiting(Hosting.Limit.Socket);
}
