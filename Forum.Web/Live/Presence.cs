namespace Forum.Web.Live;

/// <summary>« 3 personnes lisent », « Luc Tremblay écrit… »: told to a thread's readers when it changes, at most once a second; who types falls silent by herself.</summary>
public sealed partial class Presence(LiveRooms rooms, RoomPresence presence, TimeProvider clock, ILogger<Presence> log) : BackgroundService
{
    /// <summary>How long one call of Typing lasts; the browser repeats it while keys are pressed.</summary>
    public static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

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
            presence.Refresh(now);
            foreach (var room in rooms.Threads.Where(r => (r.PresenceChanged || r.TypingEnds <= now) && now - r.PresenceAt >= AtMost))
            {
                try { await presence.TellAsync(room, now, stoppingToken); }
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

    [LoggerMessage(LogLevel.Warning, "Presence of thread {ThreadId} was not told")]
    private partial void NotTold(Exception error, long threadId);
}
