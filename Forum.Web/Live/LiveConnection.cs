using System.Collections.Concurrent;
using Forum.Core.Members;
using Forum.Core.Text;
using Microsoft.AspNetCore.SignalR;

namespace Forum.Web.Live;

/// <summary>One open socket: who reads, in which language, by which session, and what she watches.</summary>
public sealed class LiveConnection(HubConnectionContext socket)
{
    private long _calls;
    private long _places;

    public string Id => socket.ConnectionId;

    /// <summary>As known when the socket opened; the role is kept fresh by <see cref="SessionSweep"/>.</summary>
    public required Member Member { get; set; }

    public required Language Language { get; init; }

    /// <summary>The store's name of the session; null for who is not signed in.</summary>
    public required string? SessionId { get; init; }

    public CancellationToken Aborted => socket.ConnectionAborted;

    /// <summary>Who she is in a count of readers: a member once for all her tabs, a visitor once a socket.</summary>
    public string Reader => Member.IsSignedIn ? $"m{Member.Id}" : Id;

    internal ConcurrentDictionary<long, ThreadWatch> Threads { get; } = [];

    internal ConcurrentDictionary<string, PlaceWatch> Places { get; } = [];

    /// <summary>One Turbo Stream. Completes when the socket has taken it: a slow reader is waited for by nobody but herself.</summary>
    public Task StreamAsync(string html, long version) => SendAsync(LiveSockets.Stream(html, version));

    /// <summary>The same of a message that other sockets get too.</summary>
    public Task SendAsync(SerializedHubMessage message) => socket.WriteAsync(message, Aborted).AsTask();

    /// <summary>Cuts the socket; the browser comes back as whoever its cookie then says.</summary>
    public void Cut() => socket.Abort();

    internal long CountPlace() => Interlocked.Increment(ref _places);

    /// <summary>Calls made so far, this one included.</summary>
    internal long CountCall() => Interlocked.Increment(ref _calls);

    internal void ForgiveCalls(long calls) => Interlocked.Exchange(ref _calls, Math.Max(0, Interlocked.Read(ref _calls) - calls));
}
