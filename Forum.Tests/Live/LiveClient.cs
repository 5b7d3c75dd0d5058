using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Members;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Live;

/// <summary>An open page as the hub sees it: one socket, and everything it heard.</summary>
public sealed partial class LiveClient : IAsyncDisposable
{
    private readonly ForumApp _app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _fences = [];

    private LiveClient(ForumApp app, HubConnection hub)
    {
        (_app, Hub) = (app, hub);
        hub.On<string, long>("stream", (html, version) =>
        {
            if (_fences.TryRemove(html, out var fence)) fence.SetResult();
            else Heard.Enqueue(new(html, version));
        });
        hub.On<string>("presence", Presence.Enqueue);
    }

    /// <summary>One Turbo Stream as it came.</summary>
    public sealed partial record Stream(string Html, long Version)
    {
        public string Action => Attribute("action");

        public string Target => Attribute("target");

        /// <summary>Ids of the lists that take it, where it is for several.</summary>
        public string[] Targets => Attribute("targets").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => t[1..]).ToArray();

        /// <summary>Of the post inside; 0 where there is none.</summary>
        public long Number => long.Parse("0" + NumberPattern().Match(Html).Groups[1].Value, CultureInfo.InvariantCulture);

        /// <summary>« append 3 », « replace 1 ».</summary>
        public override string ToString() => $"{Action} {Number}";

        private string Attribute(string name) => Regex.Match(Html, $"^<turbo-stream [^>]*{name}=\"([^\"]*)\"").Groups[1].Value;

        [GeneratedRegex("<article id=\"m(\\d+)\"")]
        private static partial Regex NumberPattern();
    }

    public HubConnection Hub { get; }

    public ConcurrentQueue<Stream> Heard { get; } = [];

    public ConcurrentQueue<string> Presence { get; } = [];

    public IEnumerable<string> Acts => Heard.Select(h => h.ToString());

    /// <summary>Connected; signed in where a member is given.</summary>
    public static async Task<LiveClient> ConnectAsync(ForumApp app, Member? member = null, string? secret = null)
    {
        if (member is not null) secret ??= await app.Get<Sessions>().OpenAsync(member.Id, default);
        var root = new Uri(app.Root);
        var hub = new HubConnectionBuilder().WithUrl(new Uri(root, "/live"), o =>
        {
            if (secret is not null) o.Cookies.Add(new Cookie("forum", secret, "/", root.Host));
        }).Build();
        var client = new LiveClient(app, hub);
        await hub.StartAsync();
        return client;
    }

    /// <summary>What somebody who comes to a place is told first.</summary>
    public static async Task<Stream> FirstWordAsync(ForumApp app, Member member, string place)
    {
        await using var client = await ConnectAsync(app, member);
        await client.Hub.InvokeAsync("WatchPlace", place);
        await Until.TrueAsync(() => !client.Heard.IsEmpty, "the first word");
        return (await client.HeardByNowAsync()).Single();
    }

    public Task WatchAsync(long threadId, long lastNumber, long version) => Hub.InvokeAsync("Watch", threadId, lastNumber, version);

    /// <summary>All that the server has sent until now: a last push on the same socket is heard after it. An answer to a call would not do: the library hands it out without waiting for the pushes before it.</summary>
    public async Task<List<Stream>> HeardByNowAsync()
    {
        var (word, fence) = (Guid.NewGuid().ToString(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _fences[word] = fence;
        await _app.Get<LiveRooms>().Find(Hub.ConnectionId!)!.StreamAsync(word, 0);
        await fence.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return [.. Heard];
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
