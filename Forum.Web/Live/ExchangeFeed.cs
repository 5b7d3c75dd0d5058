namespace Forum.Web.Live;

/// <summary>
/// Tells what moved in live exchanges, within a fifth of a second and together: three hundred voices for a question are five pushes a second and not three hundred.
/// An event only marks the exchange; what is told is what the store says then, so nothing is lost and the order of events is nobody's matter.
/// </summary>
public sealed partial class ExchangeFeed(LiveRooms rooms, ExchangePush push, TimeProvider clock, ILogger<ExchangeFeed> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Who is there is told at most so often.</summary>
    private static readonly TimeSpan Present = TimeSpan.FromSeconds(1);

    /// <summary>Never blocks, never throws.</summary>
    public void Publish(long threadId)
    {
        if (rooms.Thread(threadId) is { } room) room.ExchangeChanged = true;
    }

    /// <summary>Other nodes may have changed any exchange unheard.</summary>
    internal void CatchUp()
    {
        foreach (var room in rooms.Threads.Where(r => r.IsExchange)) room.ExchangeChanged = true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            foreach (var room in rooms.Threads.Where(r => r.IsExchange))
            {
                try
                {
                    if (room.ExchangeChanged)
                    {
                        room.ExchangeChanged = false;
                        await push.TellAsync(room, stoppingToken);
                    }
                    if (now - room.PresentAt < Present) continue;
                    room.PresentAt = now;
                    await push.TellPresentAsync(room, stoppingToken);
                }
                catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // what was done is stored: the next tick tries again
                catch (Exception e)
#pragma warning restore CA1031
                {
                    room.ExchangeChanged = true;
                    NotTold(e, room.ThreadId);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Exchange {ThreadId}: what moved in it was not told")]
    private partial void NotTold(Exception error, long threadId);
}
