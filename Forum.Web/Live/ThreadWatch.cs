
namespace Forum.Web.Live;

/// <summary>
/// One socket that watches one thread, and how far it has been told. At most one pump sends to it at a time; what changes meanwhile only marks it as behind,
/// and it then reads from the store what it lacks: nothing is queued for a slow reader, nothing is lost, nothing is sent twice.
/// </summary>
internal sealed class ThreadWatch(LiveConnection connection, long threadId, long lastNumber, long version)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, long> _ahead = [];
    private bool _busy = true;
    private bool _behind = true;
    private bool _closed;

    public LiveConnection Connection => connection;

    public long ThreadId => threadId;

    /// <summary>Highest post number the browser has: a higher one is appended, the others are replaced.</summary>
    public long LastNumber { get; private set; } = lastNumber;

    /// <summary>The browser has every change up to here.</summary>
    public long Version { get; private set; } = version;

    /// <summary>The name under which she would be shown as typing: masked in her own masked thread.</summary>
    public string TypingName { get; set; } = connection.Member.Name;

    /// <summary>The pump that runs, or the last one: after <see cref="Close"/> it ends with what it is just sending.</summary>
    public Task Pump { get; set; } = Task.CompletedTask;

    public bool IsClosed
    {
        get { lock (_gate) return _closed; }
    }

    public DateTimeOffset TypingUntil { get; set; } = DateTimeOffset.MinValue;

    /// <summary>What <c>presence</c> said last, so that it is not said twice.</summary>
    public string Presence { get; private set; } = "";

    /// <summary>The version of the exchange that she was told of; none yet.</summary>
    public long ExchangeTold { get; set; } = -1;

    /// <summary>Who she was told is there.</summary>
    public string PresentTold { get; set; } = "";

    /// <summary>What she watches is a live exchange.</summary>
    public bool IsExchange { get; set; }

    private Task _presenceSent = Task.CompletedTask;

    /// <summary>False where the reader is too slow just now: she is told with a later count.</summary>
    public bool TellPresence(string json)
    {
        if (json == Presence) return true;
        lock (_gate)
        {
            if (_closed) return true;
            if (_busy || !_presenceSent.IsCompleted) return false;
        }
        Presence = json;
        _presenceSent = connection.SendAsync(LiveSockets.Presence(json));
        return true;
    }

    /// <summary>Whether a pump shall start for this batch. It is born busy: the call to Watch is its first pump.</summary>
    public bool Begin(LiveBatch batch)
    {
        lock (_gate)
        {
            if (_closed) return false;
            if (_busy)
            {
                _behind = true;
                return false;
            }
            if (batch.To <= Version && !_behind) return false;
            _behind |= Version < batch.From;
            return _busy = true;
        }
    }

    /// <summary>Whether the pump has to read from the store what was missed; else it ends.</summary>
    public bool Continue()
    {
        lock (_gate)
        {
            var more = _behind && !_closed;
            _behind = false;
            _busy = more;
            return more;
        }
    }

    public bool IsBehind
    {
        get { lock (_gate) return _behind; }
    }

    /// <summary>The pump broke in the middle: what is missing comes from the store.</summary>
    public void FallBehind()
    {
        lock (_gate) _behind = true;
    }

    public void Close()
    {
        lock (_gate) _closed = true;
    }

    /// <summary>Not beyond what the thread has, or its next post would look like a known one.</summary>
    public void Correct(long lastNumber, long version) => (LastNumber, Version) = (lastNumber, Math.Min(Version, version));

    public bool Has(long number, long postVersion) => postVersion <= Version || (_ahead.TryGetValue(number, out var sent) && sent >= postVersion);

    /// <param name="postVersion">of the text that was sent</param>
    /// <param name="complete">every change up to this version is now there</param>
    public void Sent(long number, long postVersion, long complete)
    {
        LastNumber = Math.Max(LastNumber, number);
        Complete(complete);
        if (postVersion > Version) _ahead[number] = postVersion;
    }

    public void Complete(long version)
    {
        Version = Math.Max(Version, version);
        foreach (var (number, sent) in _ahead)
        {
            if (sent <= Version) _ahead.Remove(number);
        }
    }
}
