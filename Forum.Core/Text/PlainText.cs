using System.Net;
using System.Text;

namespace Forum.Core.Text;

/// <summary>What a reader sees of a post's HTML, for search and excerpts.</summary>
public static class PlainText
{
    private static readonly HashSet<string> Breaking = new(
        ["p", "br", "hr", "div", "li", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Hidden = new(["script", "style", "template", "head", "title", "noscript"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Entities decoded, a line for each block, a space between cells; no tag, comment or attribute. Never throws.</summary>
    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length;)
        {
            var tag = html[i] == '<' && i + 1 < html.Length && (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!' or '?');
            if (!tag)
            {
                var stop = html.IndexOf('<', i + 1);
                if (stop < 0) stop = html.Length;
                text.Append(html, i, stop - i);
                i = stop;
                continue;
            }
            i = Skip(html, i, text);
        }
        return Tidy(WebUtility.HtmlDecode(text.ToString()));
    }

    /// <summary>Passes over the tag or comment at <paramref name="start"/>, and over all of an element that shows nothing; leaves the gap it stands for.</summary>
    private static int Skip(string html, int start, StringBuilder text)
    {
        if (string.CompareOrdinal(html, start, "<!--", 0, 4) == 0)
        {
            var close = html.IndexOf("-->", start + 4, StringComparison.Ordinal);
            return close < 0 ? html.Length : close + 3;
        }
        var from = html[start + 1] == '/' ? start + 2 : start + 1;
        var to = from;
        while (to < html.Length && char.IsAsciiLetterOrDigit(html[to])) to++;
        var name = html[from..to];
        var end = EndOfTag(html, to);
        if (from == start + 1 && Hidden.Contains(name))
        {
            var close = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
            return close < 0 ? html.Length : EndOfTag(html, close + 2);
        }
        if (Breaking.Contains(name)) text.Append('\n');
        else if (name is "td" or "th" && from == start + 1) text.Append(' ');
        return end;
    }

    // an attribute's value may hold « > »
    private static int EndOfTag(string html, int i)
    {
        var quote = '\0';
        for (; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '>') return i + 1;
        }
        return html.Length;
    }

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            var words = line.Trim(' ', '\t', '\r');
            if (words.Length == 0) continue;
            if (tidy.Length > 0) tidy.Append('\n');
            tidy.Append(words);
        }
        return tidy.ToString();
    }
}
