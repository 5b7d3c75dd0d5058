using System.Globalization;
using System.Text;

namespace Forum.Core.Text;

/// <summary>Case, accents and ligatures taken away: « Œuvre d’été » gives « oeuvre d’ete ». Never throws, whatever the text.</summary>
public static class Folding
{
    private const int Size = 0x2000;   // Latin with all its extensions, Greek, Cyrillic: what has a case or an accent
    private static readonly char[] Map = BuildMap();

    /// <summary>The folded text; characters of other scripts and lone surrogates stay as they are.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        foreach (var c in text) Append(folded, c);
        return folded.ToString();
    }

    /// <summary>One character folded onto the end: none for a combining mark, two for a ligature.</summary>
    public static void Append(StringBuilder folded, char c)
    {
        if (c >= Size)
        {
            folded.Append(c);
            return;
        }
        var plain = Map[c];
        switch (plain)
        {
            case '\0': break;
            case 'œ': folded.Append("oe"); break;
            case 'æ': folded.Append("ae"); break;
            case 'ß': folded.Append("ss"); break;
            default: folded.Append(plain); break;
        }
    }

    private static char[] BuildMap()
    {
        var map = new char[Size];
        for (var i = 1; i < Size; i++)
        {
            var lower = char.ToLowerInvariant((char)i);
            var plain = char.ToLowerInvariant(lower.ToString().Normalize(NormalizationForm.FormD)[0]);
            map[i] = char.GetUnicodeCategory(plain) == UnicodeCategory.NonSpacingMark ? '\0' : plain;
        }
        // strokes are not combining marks, so decomposition leaves them
        foreach (var (from, to) in new[] { ('ø', 'o'), ('Ø', 'o'), ('ł', 'l'), ('Ł', 'l'), ('đ', 'd'), ('Đ', 'd'), ('ħ', 'h'), ('Ħ', 'h'), ('ı', 'i'), ('ẞ', 'ß'), ('ǽ', 'æ'), ('Ǽ', 'æ') }) map[from] = to;
        return map;
    }
}
