namespace Forum.Core.Search;

/// <summary>A run of a text, and whether it is what was asked for.</summary>
public readonly record struct Passage(string Text, bool Found);

/// <summary>Shows where a text answers a query: by the same terms, so that « décrocheuses » lights up for « décrochage », and a set expression only as a whole.</summary>
internal static class Highlights
{
    private const string Gaps = " \n\t\u00A0\u202F";

    /// <summary>The whole text in runs.</summary>
    /// <param name="phrases">what answers: one term, or several that follow each other</param>
    public static IReadOnlyList<Passage> Of(string text, IReadOnlyList<IReadOnlyList<string>> phrases) => Runs(text, Found(text, phrases), 0, text.Length);

    /// <summary>The words around the first answer, on one line, about <paramref name="length"/> characters; « … » where it was cut. The start where nothing answers.</summary>
    public static IReadOnlyList<Passage> Around(string text, IReadOnlyList<IReadOnlyList<string>> phrases, int length)
    {
        var line = text.Replace('\n', ' ');
        var found = Found(line, phrases);
        var start = WordStart(line, found.Count == 0 ? 0 : found[0].Start - length / 4);
        var end = start + length >= line.Length ? line.Length : WordStart(line, start + length);
        if (end <= start) end = Math.Min(line.Length, start + length);
        while (end > start && Gaps.Contains(line[end - 1])) end--;
        var runs = Runs(line, found, start, end);
        if (start > 0) runs.Insert(0, new("…", false));
        if (line.AsSpan(end).Trim(Gaps).Length > 0) runs.Add(new("…", false));
        return runs;
    }

    private static List<Passage> Runs(string text, List<(int Start, int End)> found, int start, int end)
    {
        var runs = new List<Passage>();
        var plain = start;
        foreach (var answer in found)
        {
            var (from, to) = (Math.Max(answer.Start, plain), Math.Min(answer.End, end));
            if (to <= from) continue;
            if (from > plain) runs.Add(new(text[plain..from], false));
            runs.Add(new(text[from..to], true));
            plain = to;
        }
        if (plain < end) runs.Add(new(text[plain..end], false));
        return runs;
    }

    private static List<(int Start, int End)> Found(string text, IReadOnlyList<IReadOnlyList<string>> phrases)
    {
        var terms = Terms.Placed(text).ToList();
        var byFirst = phrases.ToLookup(phrase => phrase[0]);
        var found = new List<(int, int)>();
        for (var i = 0; i < terms.Count; i++)
        {
            var length = byFirst[terms[i].Text].Where(phrase => StandsAt(terms, i, phrase)).Select(phrase => phrase.Count).DefaultIfEmpty().Max();
            if (length == 0) continue;
            found.Add((terms[i].Start, terms[i + length - 1].End));
            i += length - 1;
        }
        return found;
    }

    private static bool StandsAt(List<Word> terms, int i, IReadOnlyList<string> phrase)
    {
        if (i + phrase.Count > terms.Count) return false;
        for (var k = 0; k < phrase.Count; k++) if (terms[i + k].Text != phrase[k]) return false;
        return true;
    }

    /// <summary>The start of the word that holds a position.</summary>
    private static int WordStart(string text, int position)
    {
        if (position <= 0) return 0;
        var gap = text.AsSpan(0, Math.Min(position, text.Length)).LastIndexOfAny(Gaps);
        return gap < 0 ? 0 : gap + 1;
    }
}
