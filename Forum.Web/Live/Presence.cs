using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forum.Web.Live;

/// <summary>« 3 personnes lisent », « Luc Tremblay écrit… »: told to a thread's readers when it changes, at most once a second; who types falls silent by herself.</summary>
public sealed partial class Presence(LiveRooms rooms, LiveReaders readers, TimeProvider clock, ILogger<Presence> log) : BackgroundService
{
    /// <summary>How long one call of Typing lasts; the browser repeats it while keys are pressed.</summary>
    public static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Told(long Thread, int Readers, IReadOnlyList<string> Typing);

    internal void Type(ThreadWatch watch)
    {
        var now = clock.GetUtcNow();
        var room = rooms.Thread(watch.ThreadId);
        if (room is not null && watch.TypingUntil <= now) room.PresenceChanged = true;
        watch.TypingUntil = now + TypingLasts;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            foreach (var room in rooms.Threads.Where(r => (r.PresenceChanged || r.TypingEnds <= now) && now - r.PresenceAt >= AtMost))
            {
                try { await TellAsync(room, now, stoppingToken); }
                catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // presence is a courtesy: the next tick tries again
                catch (Exception e)
#pragma warning restore CA1031
                {
                    room.PresenceChanged = true;
                    NotTold(e, room.ThreadId);
                }
            }
        }
    }

    private async Task TellAsync(ThreadRoom room, DateTimeOffset now, CancellationToken ct)
    {
        (room.PresenceChanged, room.PresenceAt) = (false, now);
        var watches = await readers.OfAsync(room, ct);
        var typing = watches.FindAll(w => w.TypingUntil > now);
        room.TypingEnds = typing.Count == 0 ? DateTimeOffset.MaxValue : typing.Min(w => w.TypingUntil);
        var count = watches.Select(w => w.Connection.Reader).Distinct().Count();
        var toAll = Say(room, count, typing);
        // a member's name stands in the open only where she has posted: visitors are told the number
        var toVisitors = Say(room, count, []);
        foreach (var watch in watches)
        {
            var reader = watch.Connection;
            var said = !reader.Member.IsSignedIn ? toVisitors
                : typing.Exists(w => w.Connection.Reader == reader.Reader) ? Say(room, count, typing.FindAll(w => w.Connection.Reader != reader.Reader)) : toAll;
            if (!watch.TellPresence(said)) room.PresenceChanged = true;
        }
    }

    private static string Say(ThreadRoom room, int count, List<ThreadWatch> typing) =>
        JsonSerializer.Serialize(new Told(room.ThreadId, count, [.. typing.DistinctBy(w => w.Connection.Reader).Select(w => w.TypingName).Order(StringComparer.Ordinal).Take(3)]), Json);

    [LoggerMessage(LogLevel.Warning, "Presence of thread {ThreadId} was not told")]
    private partial void NotTold(Exception error, long threadId);
}
