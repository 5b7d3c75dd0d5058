using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Forum.Core.Regions;
using Forum.Core.Text;
using RazorSlices;

namespace Forum.Web.Pieces;

/// <summary>
/// Pieces that are the same for everybody who reads in a language, written once and kept in UTF-8. What is kept is shown only where it was written from the very facts that this request has read,
/// so nothing old is ever shown, and nobody has to say that something changed.
/// </summary>
public sealed class KeptPieces(HtmlEncoder encoder, Places places)
{
    /// <summary>Pieces kept, about 1.5 kB each; when there are more, all are written anew.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(string Name, long Id, Language Language), (object From, long Edition, byte[] Html)> _kept = [];

    /// <summary>What is kept names somebody who is forgotten.</summary>
    public void Forget() => _kept.Clear();

    /// <summary>Its bytes.</summary>
    /// <param name="name">tells this kind of piece from the others; our own words only</param>
    /// <param name="id">of what it shows; 0 where there is one of its kind</param>
    /// <param name="from">all that it is written from, beside the language, the names of regions and themes, and what changes only with a start of the program: compared by its value</param>
    public async ValueTask<byte[]> OfAsync(string name, long id, object from, HttpContext http, Func<RazorSlice> piece)
    {
        var key = (name, id, PageParts.Of(http).Texts.Language);
        if (_kept.TryGetValue(key, out var kept) && kept.Edition == places.Edition && kept.From.Equals(from)) return kept.Html;
        var edition = places.Edition;
        using var buffer = new PageBuffer();
        var written = piece();
        written.HttpContext = http;
        await written.RenderAsync(buffer, encoder, http.RequestAborted);
        var html = buffer.Written.ToArray();
        if (_kept.Count >= Most) _kept.Clear();
        _kept[key] = (from, edition, html);
        return html;
    }
}
