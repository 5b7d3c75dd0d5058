namespace Forum.Core.Search;

/// <summary>One thing that a query asks for: a word, or a set expression of several.</summary>
/// <param name="Terms">what the reader wrote, without stop words; one post holds them all</param>
/// <param name="Others">its other names (<see cref="Synonyms"/>), each a run of terms</param>
/// <param name="Start">where it stands in the query</param>
internal sealed record Wanted(IReadOnlyList<string> Terms, IReadOnlyList<string[]> Others, int Start, int End)
{
    /// <summary>What lights up for it.</summary>
    public IEnumerable<IReadOnlyList<string>> Phrases => Terms.Select(term => (IReadOnlyList<string>)[term]).Concat(Others);

    /// <summary>The things a query asks for, each once, at most <see cref="Search.Terms.MaxQuery"/>; stop words only when there is nothing else.</summary>
    public static IReadOnlyList<Wanted> Of(string line)
    {
        var words = Search.Terms.Placed(line).ToList();
        var terms = words.ConvertAll(word => word.Text);
        var (all, stops) = (new List<Wanted>(), new List<Wanted>());
        for (var i = 0; i < words.Count && all.Count < Search.Terms.MaxQuery;)
        {
            var (length, others) = Synonyms.At(terms, i);
            var run = words.GetRange(i, Math.Max(1, length));
            i += run.Count;
            var telling = run.Where(word => !IsStop(line, word)).Select(word => word.Text).Distinct().ToList();
            var wanted = new Wanted(telling.Count > 0 ? telling : [run[0].Text], others, run[0].Start, run[^1].End);
            var into = telling.Count > 0 ? all : stops;
            if (into.Count < Search.Terms.MaxQuery && !into.Exists(other => other.Terms.SequenceEqual(wanted.Terms))) into.Add(wanted);
        }
        return all.Count > 0 ? all : stops;
    }

    private static bool IsStop(string line, Word word) => Words.Of(line[word.Start..word.End]).All(w => StopWords.Contains(w.Text));
}
