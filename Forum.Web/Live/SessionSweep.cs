using Forum.Core.Members;

namespace Forum.Web.Live;

/// <summary>Twice a second, one query for all sockets: who signed out, was suspended, or whose session ended hears no more; a changed role counts from now.</summary>
public sealed partial class SessionSweep(LiveRooms rooms, OpenSessions openSessions, TimeProvider clock, ILogger<SessionSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try { await SweepAsync(stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the next sweep comes in half a second
            catch (Exception e)
#pragma warning restore CA1031
            {
                NotSwept(e);
            }
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        var sockets = rooms.Connections.Where(c => c.SessionId is not null).ToList();
        foreach (var socket in rooms.Connections) socket.ForgiveCalls(ThreadHub.CallsForgiven);
        if (sockets.Count == 0) return;
        var open = await openSessions.RunAsync([.. sockets.Select(s => s.SessionId!).Distinct()], ct);
        foreach (var socket in sockets)
        {
            if (!open.TryGetValue(socket.SessionId!, out var role))
            {
                rooms.Close(socket);
                socket.Cut();
            }
            else if (role != socket.Member.Role) socket.Member = socket.Member with { Role = role };
        }
    }

    [LoggerMessage(LogLevel.Warning, "Live sessions were not checked")]
    private partial void NotSwept(Exception error);
}
