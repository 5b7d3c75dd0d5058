using Forum.Core.Threads;

namespace Forum.Web.Live;

/// <summary>The right to read, asked again before anything is sent: who lost it leaves the room in silence.</summary>
public sealed class LiveReaders(LiveRooms rooms, WhoMayRead whoMayRead)
{
    internal async Task<List<ThreadWatch>> OfAsync(ThreadRoom room, CancellationToken ct)
    {
        var watches = room.Watches.ToList();
        var readers = await whoMayRead.RunAsync(room.ThreadId, [.. watches.Select(w => w.Connection.Member.Id).Distinct()], ct);
        foreach (var watch in watches.Where(w => !readers.Contains(w.Connection.Member.Id))) rooms.Leave(watch);
        return watches.FindAll(w => readers.Contains(w.Connection.Member.Id));
    }

    internal async Task<List<PlaceWatch>> OfAsync(long threadId, IReadOnlyCollection<PlaceWatch> watches, CancellationToken ct)
    {
        var readers = await whoMayRead.RunAsync(threadId, [.. watches.Select(w => w.Connection.Member.Id).Distinct()], ct);
        return [.. watches.Where(w => readers.Contains(w.Connection.Member.Id))];
    }
}
