using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Forum.Core.Text;
using RazorSlices;

namespace Forum.Web.Pieces;

/// <summary>Pieces that say the same to everybody who reads in a language: written once while the program runs.</summary>
public sealed class FixedPieces(HtmlEncoder encoder)
{
    private readonly ConcurrentDictionary<(string Name, Language Language), byte[]> _kept = [];

    /// <summary>Its bytes.</summary>
    /// <param name="name">tells it from the others; our own words only, as each is kept</param>
    public async ValueTask<byte[]> OfAsync(string name, HttpContext http, Func<RazorSlice> piece)
    {
        var key = (name, PageParts.Of(http).Texts.Language);
        if (_kept.TryGetValue(key, out var bytes)) return bytes;
        using var buffer = new PageBuffer();
        var written = piece();
        written.HttpContext = http;
        await written.RenderAsync(buffer, encoder, http.RequestAborted);
        return _kept[key] = buffer.Written.ToArray();
    }
}
