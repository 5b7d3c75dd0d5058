using System.Globalization;
using System.Text.Encodings.Web;
using Forum.Core.Exchanges;
using Forum.Core.Regions;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using RazorSlices;

namespace Forum.Web.Pieces;

/// <summary>What the parts of a live exchange beside its messages are written from: nothing of a viewer but whether she conducts it.</summary>
/// <param name="Now">of the server: the browser reckons its clock's error from it</param>
public sealed record ExchangePieceModel(ExchangeView View, bool Leads, Texts T, Places Places, Icons Icon, DateTimeOffset Now)
{
    public Exchange Exchange => View.Exchange;

    public string RegionOf(long id) => Places.Region(id).Name(T.Language);

    /// <summary>« encore 12 min », « dépassé de 3 min »: what a page without script says, and a page with script until its clock runs.</summary>
    public string Left => Exchange.SegmentEndsAt is not { } ends ? "" : ends >= Now
        ? T.Count("exchanges.left", (long)Math.Ceiling((ends - Now).TotalMinutes)) : T.Count("exchanges.over_by", (long)Math.Ceiling((Now - ends).TotalMinutes));

    /// <summary>[[segment, after which message], …] for script, which sets the headings between the messages.</summary>
    public string Passages => "[" + string.Join(',', View.Passages.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.Segment},{p.AfterNumber}]"))) + "]";

    public ExchangeSegment? Next => View.Segments.FirstOrDefault(s => s.Position > (Exchange.Segment ?? 0));
}

/// <summary>Who is in an exchange now.</summary>
public sealed record PresentPieceModel(IReadOnlyList<ExchangePerson> People, int Others, int Regions, Texts T, Places Places);

/// <summary>Writes the parts of an exchange that stand beside its messages, for page, push and answer alike.</summary>
public sealed class ExchangePieces(Places places, Icons icons, TimeProvider clock, HtmlEncoder encoder)
{
    /// <summary>Ids of the two parts on the page.</summary>
    public const string Stage = "etape", Panel = "panneau", Present = "presents";

    /// <summary>So many are named; the others are counted.</summary>
    public const int MostNamed = 40;

    public ExchangePieceModel Of(ExchangeView view, bool leads, Texts texts) => new(view, leads, texts, places, icons, clock.GetUtcNow());

    /// <summary>What changes with an act in it: where the plan stands, and the panel. Two streams, which leave the reader's focus where it is.</summary>
    public async Task<IReadOnlyList<string>> StreamsAsync(ExchangeView view, bool leads, Texts texts)
    {
        var model = Of(view, leads, texts);
        return [Streams.Morph(Stage, await ExchangeStagePiece.Create(model).RenderAsync(encoder)), Streams.Morph(Panel, await ExchangePanelPiece.Create(model).RenderAsync(encoder))];
    }

    public async Task<string> PresentAsync(IReadOnlyList<ExchangePerson> people, Texts texts) => Streams.Morph(Present, await ExchangePresentPiece.Create(PresentOf(people, texts)).RenderAsync(encoder));

    public PresentPieceModel PresentOf(IReadOnlyList<ExchangePerson> people, Texts texts) =>
        new([.. people.Take(MostNamed)], Math.Max(0, people.Count - MostNamed), people.Select(p => p.RegionId).Distinct().Count(), texts, places);
}
