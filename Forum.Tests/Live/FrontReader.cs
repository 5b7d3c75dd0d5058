using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Live;

/// <summary>An open page as client/live.ts keeps it: by WebSocket alone through the front, and when it is cut it comes back with what it had last.</summary>
internal sealed partial class FrontReader : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly long _threadId;
    private readonly CancellationTokenSource _leaves = new();
    private long _last = 1;
    private long _version = 1;

    private FrontReader(Uri front, string secret, long threadId)
    {
        _threadId = threadId;
        _hub = new HubConnectionBuilder().WithUrl(new Uri(front, "/live"), o =>
        {
            (o.SkipNegotiation, o.Transports) = (true, HttpTransportType.WebSockets);
            o.Cookies.Add(new Cookie("forum", secret, "/", front.Host));
        }).Build();
        _hub.On<string, long>("stream", (html, version) =>
        {
            Heard.Enqueue(html[..html.IndexOf('>', StringComparison.Ordinal)].Contains("action=\"append\"", StringComparison.Ordinal) ? NumberOf(html) : -NumberOf(html));
            (_last, _version) = (Math.Max(_last, NumberOf(html)), Math.Max(_version, version));
        });
        _hub.Closed += async _ =>
        {
            Cuts++;
            while (!_leaves.IsCancellationRequested && !await TryOpenAsync()) await Task.Delay(100, CancellationToken.None);
        };
    }

    /// <summary>Numbers of the posts as they came; negative: one that the page had already.</summary>
    public ConcurrentQueue<long> Heard { get; } = [];

    public int Cuts { get; private set; }

    public bool IsOpen => _hub.State == HubConnectionState.Connected;

    public static async Task<FrontReader> OpenAsync(Uri front, string secret, long threadId)
    {
        var reader = new FrontReader(front, secret, threadId);
        Assert.That(await reader.TryOpenAsync(), Is.True);
        return reader;
    }

    public async ValueTask DisposeAsync()
    {
        await _leaves.CancelAsync();
        await _hub.DisposeAsync();
        _leaves.Dispose();
    }

    private async Task<bool> TryOpenAsync()
    {
        try
        {
            await _hub.StartAsync();
            await _hub.InvokeAsync("Watch", _threadId, _last, _version);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or OperationCanceledException or IOException or System.Net.WebSockets.WebSocketException)
        {
            // cut again while it watched: Closed tries once more; not opened at all: the caller does
            return IsOpen;
        }
    }

    private static long NumberOf(string html) => long.Parse(Number().Match(html).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<article id=\"m(\\d+)\"")]
    private static partial Regex Number();
}
