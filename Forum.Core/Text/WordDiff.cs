namespace Forum.Core.Text;

public enum Change { Same, Removed, Added }

/// <param name="Text">words and the spaces between them, as they stand</param>
public sealed record DiffRun(Change Change, string Text);

/// <summary>What changed between two texts, word by word, as a reader would tell it. The runs that are not added make the old text, those not removed the new one.</summary>
public static class WordDiff
{
    /// <summary>Above this many pairs of words the whole middle is shown as replaced: it would cost more than it tells.</summary>
    private const long MaxPairs = 4_000_000;

    public static IReadOnlyList<DiffRun> Of(string before, string after)
    {
        var (old, @new) = (Split(before), Split(after));
        var start = 0;
        while (start < old.Count && start < @new.Count && old[start] == @new[start]) start++;
        var end = 0;
        while (end < old.Count - start && end < @new.Count - start && old[^(end + 1)] == @new[^(end + 1)]) end++;
        List<DiffRun> runs = [];
        Add(runs, Change.Same, old[..start]);
        Middle(runs, old[start..^end], @new[start..^end]);
        Add(runs, Change.Same, old[^end..]);
        return runs;
    }

    /// <summary>Longest common subsequence of words; among equals, what was removed comes before what was added.</summary>
    private static void Middle(List<DiffRun> runs, List<string> old, List<string> @new)
    {
        if ((long)old.Count * @new.Count > MaxPairs)
        {
            Add(runs, Change.Removed, old);
            Add(runs, Change.Added, @new);
            return;
        }
        var lengths = Lengths(old, @new);
        int i = 0, j = 0;
        while (i < old.Count || j < @new.Count)
        {
            if (i < old.Count && j < @new.Count && old[i] == @new[j])
            {
                Add(runs, Change.Same, [old[i++]]);
                j++;
            }
            else if (j == @new.Count || (i < old.Count && lengths[i + 1, j] >= lengths[i, j + 1])) Add(runs, Change.Removed, [old[i++]]);
            else Add(runs, Change.Added, [@new[j++]]);
        }
    }

    private static int[,] Lengths(List<string> old, List<string> @new)
    {
        var lengths = new int[old.Count + 1, @new.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = @new.Count - 1; j >= 0; j--)
                lengths[i, j] = old[i] == @new[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        return lengths;
    }

    private static void Add(List<DiffRun> runs, Change change, List<string> words)
    {
        if (words.Count == 0) return;
        var text = string.Concat(words);
        if (runs.Count > 0 && runs[^1].Change == change) runs[^1] = new(change, runs[^1].Text + text);
        else runs.Add(new(change, text));
    }

    /// <summary>Words and the gaps between them: together they are the text.</summary>
    private static List<string> Split(string text)
    {
        List<string> parts = [];
        for (var i = 0; i < text.Length;)
        {
            var from = i;
            var gap = char.IsWhiteSpace(text[i]);
            while (i < text.Length && char.IsWhiteSpace(text[i]) == gap) i++;
            parts.Add(text[from..i]);
        }
        return parts;
    }
}
