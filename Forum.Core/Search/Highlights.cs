namespace Forum.Core.Search;

/// <summary>A run of a text, and whether it is what was asked for.</summary>
public readonly record struct Passage(string Text, bool Found);

/// <summary>Shows where a text answers a query: by the same terms, so that « décrocheuses » lights up for « décrochage ».</summary>
public static class Highlights
{
    private const string Gaps = " \n\t\u00A0\u202F";

    /// <summary>The whole text in runs.</summary>
    public static IReadOnlyList<Passage> Of(string text, IReadOnlyList<string> terms) => Runs(text, new HashSet<string>(terms));

    /// <summary>The words around the first answer, on one line, about <paramref name="length"/> characters; « … » where it was cut. The start where nothing answers.</summary>
    public static IReadOnlyList<Passage> Around(string text, IReadOnlyList<string> terms, int length)
    {
        var wanted = new HashSet<string>(terms);
        var line = text.Replace('\n', ' ');
        var start = WordStart(line, FirstFound(line, wanted) - length / 4);
        var end = start + length >= line.Length ? line.Length : WordStart(line, start + length);
        if (end <= start) end = Math.Min(line.Length, start + length);
        var runs = Runs(line[start..end].Trim(), wanted);
        if (start > 0) runs.Insert(0, new("…", false));
        if (end < line.Length) runs.Add(new("…", false));
        return runs;
    }

    private static List<Passage> Runs(string text, HashSet<string> wanted)
    {
        var runs = new List<Passage>();
        var plain = 0;
        foreach (var (start, end) in Words(text))
        {
            if (!IsFound(text[start..end], wanted)) continue;
            var (from, to) = Letters(text, start, end);
            if (from > plain) runs.Add(new(text[plain..from], false));
            runs.Add(new(text[from..to], true));
            plain = to;
        }
        if (plain < text.Length) runs.Add(new(text[plain..], false));
        return runs;
    }

    private static int FirstFound(string text, HashSet<string> wanted)
    {
        foreach (var (start, end) in Words(text)) if (IsFound(text[start..end], wanted)) return start;
        return 0;
    }

    private static bool IsFound(string word, HashSet<string> wanted) => Search.Words.Of(word).Any(w => wanted.Contains(Stems.Of(w)));

    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Gaps.Contains(text[i]))
            {
                i++;
                continue;
            }
            var end = i;
            while (end < text.Length && !Gaps.Contains(text[end])) end++;
            yield return (i, end);
            i = end;
        }
    }

    // « l’école, » lights up without its comma
    private static (int From, int To) Letters(string text, int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(text[start])) start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1])) end--;
        return (start, end);
    }

    /// <summary>The start of the word that holds a position.</summary>
    private static int WordStart(string text, int position)
    {
        if (position <= 0) return 0;
        var gap = text.AsSpan(0, Math.Min(position, text.Length)).LastIndexOfAny(Gaps);
        return gap < 0 ? 0 : gap + 1;
    }
}
