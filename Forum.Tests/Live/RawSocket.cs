using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Forum.Core.Members;

namespace Forum.Tests.Live;

/// <summary>A socket to the hub without the client's library: says what no page of ours would say, and falls silent when it likes.</summary>
internal sealed class RawSocket : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _http;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));

    private RawSocket(int receiveBuffer) => _http = new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, ct) =>
        {
            var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (receiveBuffer > 0) tcp.ReceiveBufferSize = receiveBuffer;
            await tcp.ConnectAsync(context.DnsEndPoint, ct);
            return new NetworkStream(tcp, ownsSocket: true);
        },
    });

    public bool IsOpen => _socket.State is WebSocketState.Open;

    /// <summary>What the server answered to the opening request: 101 where the socket stands.</summary>
    public HttpStatusCode Answer => _socket.HttpStatusCode;

    /// <summary>Asks for a socket; it may be refused.</summary>
    /// <param name="receiveBuffer">bytes the machine may keep for a reader who does not read; 0: as it likes</param>
    public static async Task<RawSocket> AskAsync(ForumApp app, Member? member = null, int receiveBuffer = 0, params (string Name, string Value)[] headers)
    {
        var raw = new RawSocket(receiveBuffer);
        raw._socket.Options.CollectHttpResponseDetails = true;
        raw._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (member is not null) raw._socket.Options.SetRequestHeader("Cookie", "forum=" + await app.Get<Sessions>().OpenAsync(member.Id, default));
        foreach (var (name, value) in headers) raw._socket.Options.SetRequestHeader(name, value);
        try { await raw._socket.ConnectAsync(new UriBuilder(app.Root) { Scheme = "ws", Path = "/live" }.Uri, raw._http, raw._limit.Token); }
        catch (WebSocketException) when (raw.Answer is not HttpStatusCode.SwitchingProtocols and not 0) { }
        return raw;
    }

    /// <summary>Connected and agreed on the protocol.</summary>
    public static async Task<RawSocket> OpenAsync(ForumApp app, Member? member = null, int receiveBuffer = 0)
    {
        var raw = await AskAsync(app, member, receiveBuffer);
        await raw.SendAsync("""{"protocol":"json","version":1}""");
        Assert.That(await raw.HearAsync(), Is.EqualTo("{}"));
        return raw;
    }

    /// <summary>One message, whatever it holds.</summary>
    public Task SendAsync(string message) => SendBytesAsync(Encoding.UTF8.GetBytes(message + End));

    public Task SendBytesAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Text, true, _limit.Token);

    /// <summary>The next message or messages of the server, as they came; null where the server has closed.</summary>
    public async Task<string?> HearAsync()
    {
        var (heard, buffer) = (new StringBuilder(), new byte[8192]);
        while (heard.Length == 0 || heard[^1] != End)
        {
            try
            {
                var part = await _socket.ReceiveAsync(buffer, _limit.Token);
                if (part.MessageType is WebSocketMessageType.Close) return null;
                heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            }
            catch (WebSocketException) { return null; }
        }
        return heard.ToString().TrimEnd(End);
    }

    /// <summary>Reads until a message holds these words; null where the server closes before.</summary>
    public async Task<string?> HearAsync(string words)
    {
        for (var heard = await HearAsync(); ; heard = await HearAsync())
        {
            if (heard is null || heard.Contains(words, StringComparison.Ordinal)) return heard;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _http.Dispose();
        _limit.Dispose();
        return ValueTask.CompletedTask;
    }
}
