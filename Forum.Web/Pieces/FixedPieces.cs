using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Forum.Core.Text;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Forum.Web.Pieces;

/// <summary>Parts of pages that say the same to everybody in one language: a partial view is written once, and copied from then on.</summary>
public sealed class FixedPieces(HtmlEncoder encoder)
{
    private readonly ConcurrentDictionary<(string View, string Word, Language Language), HtmlString> _kept = [];

    /// <param name="view">a partial view that reads nothing of the request: no member, no form token, no store</param>
    /// <param name="word">its model: one of a few words of our own, never a value of a request, as each is kept</param>
    public async ValueTask<IHtmlContent> OfAsync(IHtmlHelper html, string view, Texts texts, string word = "")
    {
        var key = (view, word, texts.Language);
        if (_kept.TryGetValue(key, out var kept)) return kept;
        await using var written = new StringWriter();
        (await html.PartialAsync(view, word)).WriteTo(written, encoder);
        return _kept[key] = new(written.ToString());
    }
}
