using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Durability;

/// <summary>An open thread page, as far as the hub knows it: after every cut it asks for what came since the last number and version it has, as client/live.ts does.</summary>
internal sealed partial class LiveReader(Uri root, string secret, long threadId) : IAsyncDisposable
{
    private readonly ConcurrentQueue<long> _numbers = [];
    private HubConnection? _hub;
    private long _version = 1;

    /// <summary>The replies that were appended, in the order they came.</summary>
    public IEnumerable<long> Numbers => _numbers;

    public long Last { get; private set; } = 1;

    /// <summary>Anew, to a program that has just started; the old connection was cut.</summary>
    public async Task ConnectAsync()
    {
        if (_hub is not null) await _hub.DisposeAsync();
        _hub = new HubConnectionBuilder().WithUrl(new Uri(root, "/live"), o => o.Cookies.Add(new Cookie("forum", secret, "/", root.Host))).Build();
        _hub.On<string, long>("stream", Take);
        await _hub.StartAsync();
        await _hub.InvokeAsync("Watch", threadId, Last, _version);
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null) await _hub.DisposeAsync();
    }

    private void Take(string html, long version)
    {
        if (Append().Match(html) is { Success: true } reply)
        {
            Last = long.Parse(reply.Groups[1].Value, CultureInfo.InvariantCulture);
            _numbers.Enqueue(Last);
        }
        _version = Math.Max(_version, version);
    }

    [GeneratedRegex("^<turbo-stream action=\"append\".*?<article id=\"m(\\d+)\"", RegexOptions.Singleline)]
    private static partial Regex Append();
}
