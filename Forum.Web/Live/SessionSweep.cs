using Forum.Core.Members;
using Forum.Web.Hosting;

namespace Forum.Web.Live;

/// <summary>Twice a second, one query for all sockets: who signed out, was suspended, or whose session ended hears no more; a changed role counts from now.</summary>
public sealed partial class SessionSweep(LiveRooms rooms, OpenSessions openSessions, TimeProvider clock, ILogger<SessionSweep> log) : Recurring(TimeSpan.FromMilliseconds(500), clock)
{
    protected override async Task WorkAsync(CancellationToken ct)
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

    protected override void Failed(Exception error) => NotSwept(error);

    [LoggerMessage(LogLevel.Warning, "Live sessions were not checked")]
    private partial void NotSwept(Exception error);
}
