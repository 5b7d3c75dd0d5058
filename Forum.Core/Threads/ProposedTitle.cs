using System.Text.RegularExpressions;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>The question, where one is asked, else the first sentence that says something: what a list shows of the thread until its author writes better.</summary>
internal static partial class ProposedTitle
{
    private static readonly HashSet<string> Abbreviations = new(["m", "mm", "mme", "mmes", "dr", "dre", "me", "p", "ex", "etc", "no", "art", "st", "ste", "cf", "env", "tél", "tel", "ms", "mr", "mrs", "vs", "i.e", "e.g"], StringComparer.OrdinalIgnoreCase);

    /// <summary>« Des idées? » alone says too little.</summary>
    private const int ShortQuestion = 25;

    /// <param name="lines">the visible text, a block a line</param>
    /// <returns>at most <see cref="PublishThread.MaxTitle"/> characters, cut at a word; empty for a text without words</returns>
    public static string Of(string lines)
    {
        var titles = lines.Split('\n').SelectMany(Sentences).Select(s => Input.CleanLine(s).TrimEnd('.', ':', ';', ',', ' ', '\u00A0')).Where(t => t.Length > 0 && !IsGreeting(t)).ToList();
        // who tells her story first asks at the end of it
        var title = titles.Find(t => t.EndsWith('?') && t.Length is > ShortQuestion and <= PublishThread.MaxTitle) ?? titles.FirstOrDefault() ?? "";
        return title.Length == 0 ? "" : Excerpt.Cut(char.ToUpperInvariant(title[0]) + title[1..], PublishThread.MaxTitle);
    }

    internal static IEnumerable<string> Sentences(string line)
    {
        var start = 0;
        foreach (Match end in Ends().Matches(line))
        {
            if (end.Value[0] == '.' && IsAbbreviation(line[start..end.Index])) continue;
            yield return line[start..(end.Index + end.Value.TrimEnd().Length)];
            start = end.Index + end.Length;
        }
        if (start < line.Length) yield return line[start..];
    }

    private static bool IsAbbreviation(string before)
    {
        var word = before[(before.LastIndexOfAny([' ', '\u00A0', '(', '’', '\'']) + 1)..];
        return word.Length == 1 && char.IsLetter(word[0]) || Abbreviations.Contains(word);
    }

    private static bool IsGreeting(string sentence) => Greeting().IsMatch(Folding.Fold(sentence));

    /// <summary>A mark that ends a sentence, and what follows it: the end of the line, or a space before a capital, a figure or a quotation.</summary>
    /// <remarks>A run of marks is looked at once, from its beginning and whole: from each of its marks, twenty thousand of them would take minutes.</remarks>
    [GeneratedRegex(@"(?:(?<![?!…])(?>[?!…]+)|(?<!\.)(?>\.+))(?:(?>[ \u00A0]*)[»”)])?(?:\s+(?=[\p{Lu}\d«“""–—-])|\s*$)")]
    private static partial Regex Ends();

    [GeneratedRegex(@"^(?:re[: ]|bonjour|bonsoir|salut|allo|bon matin|chers?|cheres?|merci|hello|hi|hey|good morning|good afternoon|dear|greetings)[^?]{0,40}$")]
    private static partial Regex Greeting();
}
