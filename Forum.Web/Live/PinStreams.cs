using Forum.Core.BonsCoups;
using Forum.Core.Regions;
using Forum.Web.Pieces;
using Forum.Web.Resources;

namespace Forum.Web.Live;

/// <summary>Writes what places show of a post's pins as Turbo Streams, with the pieces that the pages are made of.</summary>
public sealed class PinStreams(ReadPostPins readPostPins, BonCoupPieces pieces, Places places)
{
    /// <summary>Ids of the two lists of the wall as it opens, without filter.</summary>
    public const string PinnedCoups = "coups-epingles", LatestCoups = "coups-recents";

    /// <summary>Id of the list of pins on a place's page: a cell's is not its region's.</summary>
    public static string ListId(PinPlace place, Places places) => "epingles-" + place.Word(places).Replace(':', '-');

    /// <summary>The streams of one language.</summary>
    public sealed class Rendered(IReadOnlyList<(Pin Pin, string Row)> pins, IReadOnlyList<string> removals, IReadOnlyList<string> wall, Places places)
    {
        /// <param name="place">as the hub names it: accueil, bons-coups, region:{slug}, theme:{slug}</param>
        public IEnumerable<string> For(string place) => place is "bons-coups" ? wall
            : removals.Concat(pins.SelectMany(p => Lists(p.Pin, place).Select(list => Streams.Prepend(list, p.Row))));

        private IEnumerable<string> Lists(Pin pin, string place)
        {
            var region = place.StartsWith("region:", StringComparison.Ordinal) ? places.Region(place["region:".Length..]) : null;
            var theme = place.StartsWith("theme:", StringComparison.Ordinal) ? places.Theme(place["theme:".Length..]) : null;
            if (pin.Place.IsEverywhere) return region is null && theme is null && pin.BonCoup ? [] : [ListId(new(region?.Id, theme?.Id), places)];
            return (region is not null && pin.Place.RegionId == region.Id) || (theme is not null && pin.Place.ThemeId == theme.Id) ? [ListId(pin.Place, places)] : [];
        }
    }

    public async Task<Rendered> RenderAsync(long postId, Texts texts, CancellationToken ct)
    {
        var state = await readPostPins.RunAsync(postId, ct);
        List<(Pin, string)> pins = [];
        foreach (var pin in state.Standing) pins.Add((pin, await pieces.RenderAsync(pin, texts)));
        List<string> wall = [Streams.Remove($"coup-{postId}")];
        if (state.Coup is { } coup) wall.Add(Streams.Prepend(state.Standing.Count > 0 ? PinnedCoups : LatestCoups, await pieces.RenderAsync(coup, texts)));
        return new(pins, [.. state.Gone.Select(id => Streams.Remove($"epingle-{id}"))], wall, places);
    }
}
