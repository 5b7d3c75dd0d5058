using Forum.Core.Text;

namespace Forum.Core.Search;

/// <summary>
/// A text cut into folded words, the way people in this milieu write: elisions (l’école), acronyms with dots (C.L.S.C.), inclusive
/// forms (intervenant·e·s, directeur(-trice)) as both words, hyphens and en dashes as gaps, « 25 000 » as one number.
/// </summary>
internal static class Words
{
    private static readonly HashSet<string> Elided = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "entr"];

    public static IEnumerable<string> Of(string text)
    {
        var s = Folding.Fold(text);
        for (var i = 0; i < s.Length;)
        {
            if (!char.IsLetterOrDigit(s[i]))
            {
                i++;
                continue;
            }
            var end = EndOfRun(s, i);
            if (end - i == 1 && Acronym(s, i) is { } acronym)
            {
                yield return acronym.Word;
                i = acronym.End;
                continue;
            }
            var word = s[i..end];
            if (IsApostrophe(s, end) && IsWordAt(s, end + 1))
            {
                i = end + 1;
                if (Elided.Contains(word)) continue;
                // O’Neil and aujourd’hui are one word; an English possessive adds nothing
                var rest = EndOfRun(s, i);
                if (rest - i > 1 || s[i] != 's') word += s[i..rest];
                i = rest;
                yield return word;
                continue;
            }
            i = end;
            if (InclusiveForms.At(s, word, end) is { } both)
            {
                yield return both.Word;
                yield return both.Feminine;
                i = both.End;
                continue;
            }
            yield return Joined(s, word, ref i);
        }
    }

    public static int EndOfRun(string s, int i)
    {
        while (i < s.Length && char.IsLetterOrDigit(s[i])) i++;
        return i;
    }

    public static bool IsWordAt(string s, int i) => i < s.Length && char.IsLetterOrDigit(s[i]);

    private static bool IsApostrophe(string s, int i) => i < s.Length && s[i] is '\'' or '’' or '‘' or 'ʼ' or '′' or '`' or '´';

    /// <summary>Single letters each followed by a dot, two or more: C.L.S.C. gives clsc; the last dot may miss.</summary>
    private static (string Word, int End)? Acronym(string s, int i)
    {
        var word = "";
        while (i < s.Length && char.IsLetter(s[i]) && !IsWordAt(s, i + 1))
        {
            word += s[i++];
            if (i == s.Length || s[i] != '.') break;
            i++;
        }
        return word.Length > 1 ? (word, i) : null;
    }

    /// <summary>« 25 000 » and TDA/H are one word each.</summary>
    private static string Joined(string s, string word, ref int i)
    {
        if (word.Length is > 1 and < 6 && i + 1 < s.Length && s[i] == '/' && char.IsLetter(s[i + 1]) && !IsWordAt(s, i + 2))
        {
            i += 2;
            return word + s[i - 1];
        }
        if (word.Length > 3) return word;
        var digits = word;
        while (digits.Length < 16 && IsNumber(word) && i < s.Length && s[i] is ' ' or '\u00A0' or '\u202F' && EndOfRun(s, i + 1) == i + 4 && IsNumber(s.AsSpan(i + 1, 3)))
        {
            digits += s[(i + 1)..(i + 4)];
            i += 4;
        }
        return digits;
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('0', '9') < 0;
}
