using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forum.Web.Live;

/// <summary>Counts one thread's readers on all nodes, names who types, and says both to the readers of this node.</summary>
public sealed class RoomPresence(LiveReaders readers, Elsewhere elsewhere)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Told(long Thread, int Readers, IReadOnlyList<string> Typing);

    internal void Refresh(DateTimeOffset now) => elsewhere.Refresh(now);

    internal async Task TellAsync(ThreadRoom room, DateTimeOffset now, CancellationToken ct)
    {
        (room.PresenceChanged, room.PresenceAt) = (false, now);
        var watches = await readers.OfAsync(room, ct);
        var typing = watches.FindAll(w => w.TypingUntil > now);
        room.TypingEnds = typing.Count == 0 ? DateTimeOffset.MaxValue : typing.Min(w => w.TypingUntil);
        NodeEvent.Here here = new(room.ThreadId, [.. watches.Select(w => w.Connection.Reader).Distinct().Order(StringComparer.Ordinal)],
            [.. typing.Select(w => new Typist(w.Connection.Reader, w.TypingName)).DistinctBy(t => t.Reader).OrderBy(t => t.Reader, StringComparer.Ordinal)]);
        elsewhere.Tell(here);
        Say(room, watches, [here, .. elsewhere.Of(room.ThreadId)]);
    }

    private static void Say(ThreadRoom room, List<ThreadWatch> watches, List<NodeEvent.Here> everywhere)
    {
        // with a tab on each of two nodes she is one
        var count = everywhere.SelectMany(h => h.Readers).Distinct().Count();
        var typing = everywhere.SelectMany(h => h.Typing).DistinctBy(t => t.Reader).ToList();
        var toAll = Say(room, count, typing);
        // a member's name stands in the open only where she has posted: visitors are told the number
        var toVisitors = Say(room, count, []);
        foreach (var watch in watches)
        {
            var reader = watch.Connection;
            var said = !reader.Member.IsSignedIn ? toVisitors
                : typing.Exists(t => t.Reader == reader.Reader) ? Say(room, count, typing.FindAll(t => t.Reader != reader.Reader)) : toAll;
            if (!watch.TellPresence(said)) room.PresenceChanged = true;
        }
    }

    private static string Say(ThreadRoom room, int count, List<Typist> typing) =>
        JsonSerializer.Serialize(new Told(room.ThreadId, count, [.. typing.Select(t => t.Name).Order(StringComparer.Ordinal).Take(3)]), Json);
}
