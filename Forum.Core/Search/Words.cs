using System.Text;
using Forum.Core.Text;

namespace Forum.Core.Search;

/// <summary>A folded word, and where it stands in the text as it was written.</summary>
internal readonly record struct Word(string Text, int Start, int End);

/// <summary>
/// A text cut into folded words, the way people in this milieu write: elisions (l’école), acronyms with dots (C.L.S.C.), inclusive
/// forms (intervenant·e·s, directeur(-trice)) as both words, hyphens and en dashes as gaps, « 25 000 » as one number.
/// </summary>
internal static class Words
{
    private static readonly HashSet<string> Elided = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "entr"];

    public static IEnumerable<Word> Of(string text)
    {
        var (s, at) = Fold(text);
        for (var i = 0; i < s.Length;)
        {
            if (!char.IsLetterOrDigit(s[i]))
            {
                i++;
                continue;
            }
            var (start, end) = (i, EndOfRun(s, i));
            if (IsElision(s, i, end))
            {
                i = end + 1;
                continue;
            }
            var (word, feminine) = Read(s, ref i, end);
            yield return new(word, at[start], at[i]);
            if (feminine is not null) yield return new(feminine, at[start], at[i]);
        }
    }

    /// <summary>The word that starts at <paramref name="i"/> and whose run of letters ends at <paramref name="end"/>; moves behind it.</summary>
    private static (string Word, string? Feminine) Read(string s, ref int i, int end)
    {
        if (end - i == 1 && Acronym(s, i) is { } acronym)
        {
            i = acronym.End;
            return (acronym.Word, null);
        }
        var word = s[i..end];
        i = end;
        if (IsApostrophe(s, end) && IsWordAt(s, end + 1))
        {
            // O’Neil and aujourd’hui are one word; an English possessive adds nothing
            i = EndOfRun(s, end + 1);
            return (i - end > 2 || s[end + 1] != 's' ? word + s[(end + 1)..i] : word, null);
        }
        if (InclusiveForms.At(s, word, end) is not { } both) return (Joined(s, word, ref i), null);
        i = both.End;
        return (both.Word, both.Feminine);
    }

    /// <summary>The folded text, and where each of its characters stands in the text (one more at the end).</summary>
    private static (string Folded, int[] At) Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        var at = new List<int>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            Folding.Append(folded, text[i]);
            while (at.Count < folded.Length) at.Add(i);
        }
        return (folded.ToString(), [.. at, text.Length]);
    }

    private static bool IsElision(string s, int start, int end) => IsApostrophe(s, end) && IsWordAt(s, end + 1) && Elided.Contains(s[start..end]);

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
