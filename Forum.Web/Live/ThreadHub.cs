using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace Forum.Web.Live;

/// <summary>
/// What a browser may ask: watch a thread, watch a place, stop, say that she types. It refuses what the page would refuse; missing and not readable are one answer.
/// The server calls <c>stream(html, version)</c> and <c>presence(json)</c>, nothing else.
/// </summary>
public sealed class ThreadHub(LiveRooms rooms, ThreadPump pump, Presence presence, LivePlaces places) : Hub
{
    internal const long CallsForgiven = 5;

    /// <summary>Calls at once; then <see cref="CallsForgiven"/> each sweep. A page makes two or three, and one each three seconds while typing.</summary>
    private const long MostCalls = 100;

    /// <summary>Threads and places one socket may watch: a page watches one.</summary>
    private const int MostWatched = 20;

    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!;
        var member = http.Member();
        var language = member.IsSignedIn ? member.Language : Languages.Parse(http.Request.Cookies[RequestLanguage.Cookie]);
        var session = member.IsSignedIn && SessionCookie.Read(http.Request) is { } secret ? Sessions.Id(secret) : null;
        rooms.Open(new(LiveSockets.Of(Context)) { Member = member, Language = language, SessionId = session });
        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (rooms.Find(Context.ConnectionId) is { } connection) rooms.Close(connection);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Joins first, then sends every newer post, and a replace for every post changed since that version, in the order of their numbers.</summary>
    public async Task Watch(long threadId, long lastSeenNumber, long version)
    {
        var connection = Caller();
        await LeaveAsync(connection, threadId);
        if (connection.Threads.Count >= MostWatched) throw new HubException("limite");
        var watch = rooms.Join(connection, threadId, lastSeenNumber, version);
        try
        {
            if (await pump.CatchUpAsync(watch) is null)
            {
                if (watch.IsExchange) rooms.IntoExchange(watch);
                return;
            }
        }
        catch
        {
            rooms.Leave(watch);
            throw;
        }
        rooms.Leave(watch);
        throw new HubException("introuvable");
    }

    /// <summary>« Du nouveau » and the pins of accueil, region:{slug}, theme:{slug} or bons-coups from now on; first, when it last moved.</summary>
    public async Task WatchPlace(string place)
    {
        var connection = Caller();
        var watch = new PlaceWatch(connection, places.Find(place) ?? throw new HubException("introuvable"));
        // there is no word for leaving a place: the one she came to first makes room
        if (connection.Places.Count >= MostWatched && connection.Places.MinBy(p => p.Value.Order) is { Key: { } oldest }) connection.Places.TryRemove(oldest, out _);
        connection.Places[place] = watch;
        await watch.CatchUpAsync();
    }

    /// <summary>When it returns, nothing of this thread follows.</summary>
    public Task Unwatch(long threadId) => LeaveAsync(Caller(), threadId);

    /// <summary>Lasts a few seconds; heard by the thread's other readers.</summary>
    public void Typing(long threadId)
    {
        var connection = Caller();
        if (connection.Member.IsSignedIn && connection.Threads.TryGetValue(threadId, out var watch)) presence.Type(watch);
    }

    private async Task LeaveAsync(LiveConnection connection, long threadId)
    {
        if (!connection.Threads.TryGetValue(threadId, out var watch)) return;
        rooms.Leave(watch);
        await watch.Pump;
    }

    private LiveConnection Caller()
    {
        var connection = rooms.Find(Context.ConnectionId) ?? throw new HubException("fini");
        if (connection.CountCall() <= MostCalls) return connection;
        connection.Cut();
        throw new HubException("limite");
    }
}
