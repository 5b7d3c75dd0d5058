using System.Text.Encodings.Web;
using Forum.Core.Search;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Pages.Search;

/// <summary>Runs of a text with the answering words in <c>mark</c>; what members wrote is encoded.</summary>
public static class Marks
{
    public static IHtmlContent Of(IReadOnlyList<Passage> passages, HtmlEncoder encoder)
    {
        var html = new HtmlContentBuilder();
        foreach (var passage in passages)
        {
            var text = encoder.Encode(passage.Text);
            html.AppendHtml(passage.Found ? $"<mark>{text}</mark>" : text);
        }
        return html;
    }
}
