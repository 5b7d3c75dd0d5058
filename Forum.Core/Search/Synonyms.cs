using Forum.Core.Data;

namespace Forum.Core.Search;

/// <summary>What the milieu calls by several names (« MEQ », « MEES », « ministère de l’Éducation »; English too), from synonymes.csv: one group, one meaning.</summary>
internal static class Synonyms
{
    private static readonly Dictionary<string, string[][]> Others = Read();
    private static readonly int Longest = Others.Keys.Max(key => key.Count(c => c == ' ') + 1);

    /// <summary>The longest expression that starts at <paramref name="i"/> and has other names: its length in terms and those names, each a run of terms. Length 0 where there is none.</summary>
    public static (int Length, string[][] Others) At(IReadOnlyList<string> terms, int i)
    {
        for (var length = Math.Min(Longest, terms.Count - i); length > 0; length--)
            if (Others.TryGetValue(string.Join(' ', terms.Skip(i).Take(length)), out var others)) return (length, others);
        return (0, []);
    }

    private static Dictionary<string, string[][]> Read()
    {
        // « DES » and « TES », folded, are words of every sentence: they can be neither asked for nor looked for
        var groups = SeedFile.Rows("synonymes.csv").Where(row => !StopWords.Contains(Text.Folding.Fold(row["terme"])))
            .Select(row => (Group: row["groupe"], Key: Terms.Of(row["terme"])))
            .GroupBy(row => row.Group, row => row.Key).Select(group => group.Distinct().ToList()).ToList();
        return groups.SelectMany(group => group).Distinct().ToDictionary(key => key, key => groups.Where(group => group.Contains(key))
            .SelectMany(group => group).Distinct().Where(other => other != key).Select(other => other.Split(' ')).ToArray());
    }
}
