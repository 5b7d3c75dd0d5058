using Forum.Core.BonsCoups;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Web.Pieces;
using Forum.Web.Resources;

namespace Forum.Web.Live;

/// <summary>Writes what places show of a post's pins as Turbo Streams, with the pieces that the pages are made of.</summary>
public sealed class PinStreams(ReadPostPins readPostPins, BonCoupPieces pieces, Places places, TimeProvider clock)
{
    /// <summary>Id of the list of pins on a place's page: a cell's is not its region's.</summary>
    public static string ListId(PinPlace place, Places places) => "epingles-" + Word(place, places);

    /// <summary>Id of the pinned ones on the wall with this filter.</summary>
    public static string PinnedCoupsId(PinPlace filter, Places places) => "coups-epingles-" + Word(filter, places);

    /// <summary>Id of the latest ones on the first page of the wall with this filter.</summary>
    public static string LatestCoupsId(PinPlace filter, Places places) => "coups-recents-" + Word(filter, places);

    private static string Word(PinPlace place, Places places) => place.Word(places).Replace(':', '-');

    /// <summary>The streams of one language.</summary>
    /// <param name="rows">the standing pins' rows, by the pin's id</param>
    /// <param name="card">of the wall; empty where it is no bon coup</param>
    public sealed class Rendered(PostPins state, IReadOnlyDictionary<long, string> rows, string card, Places places)
    {
        /// <summary>The moment they were read, in milliseconds since 1970: a list that shows them does not call them new after a cut.</summary>
        public required long AsOf { get; init; }

        /// <summary>First the post goes from every list, then it comes to those that show it: lists that show it by the same pin get it in one stream.</summary>
        public IEnumerable<string> For(LivePlace place) => place.IsWall ? Wall(place) : place.IsHome && state.Known.Count > 0 && card.Length == 0 ? Pins(place).Prepend(RemoveCard) : Pins(place);

        private string RemoveCard => Streams.Remove($"coup-{state.PostId}");

        private IEnumerable<string> Pins(LivePlace place) => !place.Lists.Any(state.MayStandIn) ? [] : place.Lists
            // on the home page bons coups have cards of their own
            .Select(list => (List: list, Pin: state.ShownIn(list))).Where(l => l.Pin is { } pin && !(l.List.IsEverywhere && pin.BonCoup))
            .GroupBy(l => l.Pin!.Id, l => ListId(l.List, places))
            .Select(lists => Streams.Prepend(lists, rows[lists.Key])).Prepend(Streams.Remove($"epingle-{state.PostId}"));

        private IEnumerable<string> Wall(LivePlace wall) => wall.Lists.Where(state.IsOnWall)
            .GroupBy(state.IsPinnedOnWall)
            .Select(walls => Streams.Prepend(walls.Select(filter => walls.Key ? PinnedCoupsId(filter, places) : LatestCoupsId(filter, places)), card)).Prepend(RemoveCard);
    }

    public async Task<Rendered> RenderAsync(PostChange change, Texts texts, CancellationToken ct)
    {
        var asOf = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var state = await readPostPins.RunAsync(change.ThreadId, change.PostId, ct);
        Dictionary<long, string> rows = [];
        foreach (var pin in state.Standing) rows[pin.Id] = await pieces.RenderAsync(pin, texts);
        return new(state, rows, state.Coup is { } coup ? await pieces.RenderAsync(coup, texts) : "", places) { AsOf = asOf };
    }
}
