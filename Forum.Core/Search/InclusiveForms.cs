namespace Forum.Core.Search;

/// <summary>« intervenant·e·s », « intervenant(e)s », « intervenant-e-s », « directeur(-trice) », « travailleur·euse »: both words behind one spelling.</summary>
internal static class InclusiveForms
{
    private const string Joiners = "·•‧∙⋅․.-‐‑–/";

    /// <summary>The feminine endings people add, each with the masculine ending it stands for and what it puts there.</summary>
    private static readonly (string Added, string Masculine, string Feminine)[] Endings =
    [
        ("trice", "teur", "trice"), ("rice", "teur", "trice"), ("euse", "eur", "euse"), ("se", "eur", "euse"), ("iere", "ier", "iere"), ("ere", "er", "ere"), ("re", "er", "ere"),
        ("esse", "e", "esse"), ("elle", "eau", "elle"), ("elle", "el", "elle"), ("ale", "al", "ale"), ("ienne", "ien", "ienne"), ("enne", "en", "enne"), ("ne", "n", "nne"),
        ("le", "l", "lle"), ("te", "t", "te"), ("te", "tou", "toute"), ("se", "x", "se"), ("se", "s", "sse"), ("ive", "if", "ive"), ("ve", "f", "ve"), ("e", "", "e"),
    ];

    /// <param name="s">the folded text</param>
    /// <param name="word">the word read</param>
    /// <param name="end">where it ends in the text</param>
    public static (string Word, string Feminine, int End)? At(string s, string word, int end)
    {
        if (word.Length < 3 || end + 1 >= s.Length) return null;
        var parenthesis = s[end] == '(';
        if (!parenthesis && !Joiners.Contains(s[end])) return null;
        var from = parenthesis && Joiners.Contains(s[end + 1]) ? end + 2 : end + 1;
        var to = Words.EndOfRun(s, from);
        if (to == from || to - from > 6 || Feminine(word, s[from..to]) is not { } feminine) return null;
        if (parenthesis)
        {
            if (to >= s.Length || s[to] != ')') return null;
            to++;
            if (Words.IsWordAt(s, to) && s[to] != 's') return null;
            to = Words.EndOfRun(s, to);
        }
        return (word, feminine, Plural(s, to));
    }

    private static string? Feminine(string word, string added)
    {
        var singular = added.EndsWith('s') && added.Length > 1 ? added[..^1] : added;
        // directeurs·trices: the masculine may bear its own plural
        var stem = word.EndsWith('s') && added.EndsWith('s') ? word[..^1] : word;
        foreach (var (ending, masculine, feminine) in Endings)
            if (singular == ending && stem.EndsWith(masculine, StringComparison.Ordinal)) return stem[..^masculine.Length] + feminine;
        return null;
    }

    // the « ·s » that may follow
    private static int Plural(string s, int end)
        => end + 1 < s.Length && Joiners.Contains(s[end]) && s[end + 1] == 's' && !Words.IsWordAt(s, end + 2) ? end + 2 : end;
}
