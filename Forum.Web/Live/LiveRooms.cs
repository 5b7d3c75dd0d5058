using System.Collections.Concurrent;

namespace Forum.Web.Live;

/// <summary>Everybody who watches a thread from this node.</summary>
internal sealed class ThreadRoom(long threadId)
{
    private readonly ConcurrentDictionary<string, ThreadWatch> _watches = [];

    public long ThreadId => threadId;

    /// <summary>The version up to which the feed has pushed here; null before its first push.</summary>
    public long? Pushed { get; set; }

    /// <summary>When presence was last told; somebody came, left, or typed since where <see cref="PresenceChanged"/>.</summary>
    public DateTimeOffset PresenceAt { get; set; } = DateTimeOffset.MinValue;

    public bool PresenceChanged { get; set; }

    /// <summary>When the first of those who type falls silent.</summary>
    public DateTimeOffset TypingEnds { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Its thread is a live exchange: said by the first watch that has caught up.</summary>
    public bool IsExchange { get; set; }

    /// <summary>Something beside its messages moved, or somebody came.</summary>
    public bool ExchangeChanged { get; set; }

    /// <summary>When it was last told who is there.</summary>
    public DateTimeOffset PresentAt { get; set; } = DateTimeOffset.MinValue;

    public ICollection<ThreadWatch> Watches => _watches.Values;

    public bool IsEmpty => _watches.IsEmpty;

    public void Add(ThreadWatch watch)
    {
        _watches[watch.Connection.Id] = watch;
        PresenceChanged = true;
    }

    public void Remove(ThreadWatch watch)
    {
        if (_watches.TryRemove(KeyValuePair.Create(watch.Connection.Id, watch))) PresenceChanged = true;
    }

    /// <summary>Who has just posted no longer types.</summary>
    public void StopTyping(IReadOnlyCollection<string> names)
    {
        foreach (var watch in Watches.Where(w => w.TypingUntil > DateTimeOffset.MinValue && names.Contains(w.TypingName)))
        {
            watch.TypingUntil = DateTimeOffset.MinValue;
            PresenceChanged = true;
        }
    }
}

/// <summary>All open sockets of this node, and what each watches. Rights are not its matter.</summary>
public sealed class LiveRooms
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, LiveConnection> _connections = [];
    private readonly ConcurrentDictionary<long, ThreadRoom> _threads = [];

    public ICollection<LiveConnection> Connections => _connections.Values;

    internal ICollection<ThreadRoom> Threads => _threads.Values;

    public void Open(LiveConnection connection) => _connections[connection.Id] = connection;

    public LiveConnection? Find(string connectionId) => _connections.GetValueOrDefault(connectionId);

    /// <summary>She watches a live exchange: its next tick tells her what stands beside its messages.</summary>
    internal void IntoExchange(ThreadWatch watch)
    {
        if (Thread(watch.ThreadId) is { } room) room.IsExchange = room.ExchangeChanged = true;
    }

    internal ThreadRoom? Thread(long threadId) => _threads.GetValueOrDefault(threadId);

    /// <summary>Everything it watched is over, at once.</summary>
    public void Close(LiveConnection connection)
    {
        lock (_gate) _connections.TryRemove(connection.Id, out _);
        foreach (var watch in connection.Threads.Values) Leave(watch);
        connection.Places.Clear();
    }

    /// <summary>A socket that closed meanwhile joins nothing.</summary>
    internal ThreadWatch Join(LiveConnection connection, long threadId, long lastNumber, long version)
    {
        var watch = new ThreadWatch(connection, threadId, lastNumber, version);
        lock (_gate)
        {
            if (!_connections.ContainsKey(connection.Id))
            {
                watch.Close();
                return watch;
            }
            connection.Threads[threadId] = watch;
            _threads.GetOrAdd(threadId, id => new(id)).Add(watch);
        }
        return watch;
    }

    internal void Leave(ThreadWatch watch)
    {
        watch.Close();
        lock (_gate)
        {
            watch.Connection.Threads.TryRemove(KeyValuePair.Create(watch.ThreadId, watch));
            if (!_threads.TryGetValue(watch.ThreadId, out var room)) return;
            room.Remove(watch);
            if (room.IsEmpty) _threads.TryRemove(watch.ThreadId, out _);
        }
    }
}
