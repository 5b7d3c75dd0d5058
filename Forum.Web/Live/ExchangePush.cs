using Forum.Core.Exchanges;
using Forum.Core.Text;
using Forum.Web.Pieces;
using Forum.Web.Resources;
using Microsoft.AspNetCore.SignalR;

namespace Forum.Web.Live;

/// <summary>What a live exchange shows beside its messages, sent to who takes part from this node: read once, rendered once a language and for who conducts, the same bytes for everybody else.</summary>
public sealed class ExchangePush(ReadExchange read, LiveReaders readers, Elsewhere elsewhere, ExchangePieces pieces)
{
    /// <summary>One at a time: the feed's loop is the only caller. Who has it in this version is passed over.</summary>
    internal async Task TellAsync(ThreadRoom room, CancellationToken ct)
    {
        if (await read.ForAllAsync(room.ThreadId, ct) is not { } view) return;
        var watches = (await readers.OfAsync(room, ct)).FindAll(w => w.ExchangeTold < view.Exchange.Version);
        var leaders = await read.LeadersAsync(view.Thread, watches.Select(w => w.Connection.Member).DistinctBy(m => m.Id), ct);
        Dictionary<(Language, bool), List<SerializedHubMessage>> rendered = [];
        foreach (var watch in watches)
        {
            var key = (watch.Connection.Language, leaders.Contains(watch.Connection.Member.Id));
            if (!rendered.TryGetValue(key, out var frames))
            {
                var streams = await pieces.StreamsAsync(view, key.Item2, Texts.For(key.Language));
                rendered[key] = frames = [.. streams.Select(s => LiveSockets.Stream(s, view.Exchange.Version))];
            }
            watch.ExchangeTold = view.Exchange.Version;
            // nobody waits for a slow reader; a socket that is gone takes nothing
            foreach (var frame in frames) _ = watch.Connection.SendAsync(frame);
        }
    }

    /// <summary>Who is there now, by name and region, at all nodes; to members alone. True where somebody was told.</summary>
    internal async Task TellPresentAsync(ThreadRoom room, CancellationToken ct)
    {
        var watches = await readers.OfAsync(room, ct);
        long[] ids = [.. watches.Select(w => w.Connection.Reader).Concat(elsewhere.Of(room.ThreadId).SelectMany(h => h.Readers)).Distinct()
            .Select(MemberId).Where(id => id > 0).Order()];
        var word = string.Join(' ', ids);
        var told = watches.FindAll(w => w.Connection.Member.IsSignedIn && w.PresentTold != word);
        if (told.Count == 0) return;
        var people = await read.PeopleAsync(ids, ct);
        Dictionary<Language, SerializedHubMessage> rendered = [];
        foreach (var watch in told)
        {
            if (!rendered.TryGetValue(watch.Connection.Language, out var frame))
                rendered[watch.Connection.Language] = frame = LiveSockets.Stream(await pieces.PresentAsync(people, Texts.For(watch.Connection.Language)), 0);
            watch.PresentTold = word;
            _ = watch.Connection.SendAsync(frame);
        }
    }

    /// <summary>Of a member, as <see cref="LiveConnection.Reader"/> names her; 0 for a visitor.</summary>
    private static long MemberId(string reader) => reader.StartsWith('m') && long.TryParse(reader.AsSpan(1), out var id) ? id : 0;
}
