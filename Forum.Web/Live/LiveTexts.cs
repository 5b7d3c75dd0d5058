using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Forum.Core.Text;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Live;

/// <summary>The sentences that script says (keys live.js.… of Resources/Live), as JSON in a template of the page.</summary>
public static class LiveTexts
{
    private const string Prefix = "live.js.";

    // no < or & comes out unescaped: the template holds nothing but text
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly FrozenDictionary<Language, HtmlString> Blocks = Enum.GetValues<Language>().ToFrozenDictionary(l => l, Write);

    public static IHtmlContent Of(Texts texts) => Blocks[texts.Language];

    private static HtmlString Write(Language language)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Json))
        {
            json.WriteStartObject();
            foreach (var (key, value) in Texts.For(language).All.Where(t => t.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(t => t.Key, StringComparer.Ordinal)) json.WriteString(key[Prefix.Length..], value);
            json.WriteEndObject();
        }
        return new(Encoding.UTF8.GetString(text.WrittenSpan));
    }
}
