using System.Text;

namespace Forum.Core.Search;

/// <summary>
/// What a text is found by: folded, cut and stemmed terms, the same chain for what is written and for what is asked.
/// Safe from any thread and for any text.
/// </summary>
public static class Terms
{
    /// <summary>How many terms of one query are looked for.</summary>
    public const int MaxQuery = 12;

    /// <summary>The terms of a text for the index, separated by spaces, in order; only letters and digits.</summary>
    public static string Of(string text)
    {
        var terms = new StringBuilder(text.Length);
        foreach (var term in Placed(text))
        {
            if (terms.Length > 0) terms.Append(' ');
            terms.Append(term.Text);
        }
        return terms.ToString();
    }

    /// <summary>The terms to look for, each once, at most <see cref="MaxQuery"/>; stop words only when there is nothing else.</summary>
    public static IReadOnlyList<string> Query(string text)
    {
        var terms = new List<string>();
        var stops = new List<string>();
        foreach (var word in Words.Of(text))
        {
            var into = StopWords.Contains(word.Text) ? stops : terms;
            var term = Stems.Of(word.Text);
            if (into.Count < MaxQuery && !into.Contains(term)) into.Add(term);
            if (terms.Count == MaxQuery) break;
        }
        return terms.Count > 0 ? terms : stops;
    }

    /// <summary>The terms of a text in order, each where it stands in the text; both words of « intervenant·e » often have one stem and are one term then.</summary>
    internal static IEnumerable<Word> Placed(string text)
    {
        var last = "";
        foreach (var word in Words.Of(text))
        {
            var term = Stems.Of(word.Text);
            if (term == last) continue;
            yield return word with { Text = term };
            last = term;
        }
    }
}
