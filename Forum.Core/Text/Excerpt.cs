using System.Globalization;

namespace Forum.Core.Text;

/// <summary>The first words of a post, for lists, mails and descriptions.</summary>
public static class Excerpt
{
    private const char Ellipsis = '…';

    /// <summary>The visible text on one line, at most <paramref name="maxCharacters"/> UTF-16 units with the « … » that says it was cut.</summary>
    public static string Of(string html, int maxCharacters)
        => Cut(string.Join(' ', PlainText.Of(html).Split((char[]?)[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)), maxCharacters);

    /// <summary>The same of a text that is no HTML.</summary>
    public static string Line(string text, int maxCharacters) => Cut(string.Join(' ', text.Split((char[]?)[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)), maxCharacters);

    /// <summary>Cut at a word; a single longer word is cut between two whole characters.</summary>
    internal static string Cut(string text, int maxCharacters)
    {
        if (text.Length <= maxCharacters) return text;
        if (maxCharacters < 1) return "";
        var room = maxCharacters - 1;
        var end = char.IsWhiteSpace(text[room]) ? room : text.AsSpan(0, room).LastIndexOfAny(' ', '\n', '\u00A0');
        if (end <= 0) end = WholeCharacters(text, room);
        return text[..end].TrimEnd(' ', '\n', '\u00A0', ',', ';', ':', '.', '…', '–', '—', '-', '(', '«', '“') + Ellipsis;
    }

    private static int WholeCharacters(string text, int room)
    {
        var end = 0;
        while (end < room)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            if (end + next > room) break;
            end += next;
        }
        return end;
    }
}
