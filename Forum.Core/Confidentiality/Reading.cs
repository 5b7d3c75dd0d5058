using System.Text;
using Forum.Core.Text;

namespace Forum.Core.Confidentiality;

/// <summary>A text as the guard reads it: once as written, once without accents and case at the same places, and cut into sentences.</summary>
internal sealed class Reading
{
    /// <summary>A longer sentence is read in pieces, in UTF-16 units: what stands in one is looked at from each of its words, so that the whole stays linear.</summary>
    public const int LongestSentence = 600;

    private readonly StringBuilder _one = new(2);

    public Reading(string text, Proposals proposals, DateTimeOffset today)
    {
        (Text, Proposals, Today) = (text, proposals, today);
        var folded = new char[text.Length];
        for (var i = 0; i < text.Length; i++) folded[i] = Fold(text[i]);
        Folded = new string(folded);
        Sentences = [.. Cut()];
    }

    public string Text { get; }

    public Proposals Proposals { get; }

    public DateTimeOffset Today { get; }

    /// <summary>As long as the text: a position in one is the same place in the other. Ligatures stay.</summary>
    public string Folded { get; }

    public IReadOnlyList<(int Start, int End)> Sentences { get; }

    private char Fold(char c)
    {
        if (c is '’' or '‘') return '\'';
        if (c is '\u00A0' or '\u202F') return ' ';
        if (c is '‑' or '–') return '-';
        _one.Clear();
        Folding.Append(_one, c);
        return _one.Length == 1 ? _one[0] : char.ToLowerInvariant(c);
    }

    /// <summary>A full stop ends a sentence before a space and a capital, a list mark or the end; not after « M. » or « St. ». A line end always does.</summary>
    private IEnumerable<(int Start, int End)> Cut()
    {
        var start = 0;
        for (var i = 0; i < Text.Length; i++)
        {
            var full = i - start >= LongestSentence - 1 || (i - start >= LongestSentence - 50 && char.IsWhiteSpace(Text[i]));
            if (!full && Text[i] is not ('.' or '!' or '?' or '\n' or '…')) continue;
            if (!full && Text[i] == '.' && !EndsSentence(i, start)) continue;
            if (i > start) yield return (start, i + 1);
            start = i + 1;
        }
        if (start < Text.Length) yield return (start, Text.Length);
    }

    private bool EndsSentence(int stop, int start)
    {
        var next = stop + 1;
        if (next < Text.Length && !char.IsWhiteSpace(Text[next])) return false;
        while (next < Text.Length && Text[next] is ' ' or '\u00A0') next++;
        if (next < Text.Length && char.IsLower(Text[next])) return false;
        var word = stop;
        while (word > start && char.IsLetter(Text[word - 1])) word--;
        return stop - word > 2 || (stop - word == 2 && Folded[word..stop] is not ("st" or "mr" or "dr")) || stop == word || (stop - word == 1 && !char.IsUpper(Text[word]));
    }
}
