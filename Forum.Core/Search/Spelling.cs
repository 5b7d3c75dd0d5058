using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Search;

/// <summary>
/// Mends a word that nobody wrote by one that stands one slip away (a letter too much, missing, wrong, or two swapped) in posts that every member
/// may read, and this reader too. No list of words is kept: the possible slips are looked up in the index, the words are read in the posts themselves,
/// so that an erased post or a private thread lends none.
/// </summary>
internal static class Spelling
{
    private const int Shortest = 4;
    private const int Longest = 24;

    /// <summary>How many unknown words of one query are mended.</summary>
    private const int MostMended = 3;

    /// <summary>How many posts are read for their words.</summary>
    private const int Sample = 40;

    /// <summary>The query with its unknown words mended; null where none can be.</summary>
    public static async Task<string?> MendAsync(Db db, Member reader, string line, IEnumerable<Wanted> missing)
    {
        var mended = line;
        // from the end, so that the places before stay true
        foreach (var wanted in missing.Take(MostMended).OrderByDescending(wanted => wanted.Start))
            if (await NearestAsync(db, reader, line[wanted.Start..wanted.End]) is { } word) mended = mended[..wanted.Start] + word + mended[wanted.End..];
        return mended == line ? null : mended;
    }

    private static async Task<string?> NearestAsync(Db db, Member reader, string typed)
    {
        var word = Folding.Fold(typed);
        if (word.Length is < Shortest or > Longest || !word.All(char.IsLetter)) return null;
        var slips = Slips(word).Where(slip => !StopWords.Contains(slip)).ToHashSet();
        var ids = await Matches.SharedAsync(db, reader, [.. slips.Select(Stems.Of).Distinct()], Sample);
        if (ids.Count == 0) return null;
        var texts = await db.ListAsync<Said>(
            $"select t.title, p.html from posts p join threads t on t.id = p.thread_id where p.id in @ids and {Readers.MayRead} order by p.id",
            ThreadRow.Args(reader, new { ids = ids.ToArray() }));
        return texts.SelectMany(text => Near($"{text.Title} {PlainText.Of(text.Html)}", slips)).GroupBy(near => near)
            .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
    }

    private sealed record Said(string Title, string Html);

    /// <summary>The words of a text that are one slip away, as they are written, each once.</summary>
    private static IEnumerable<string> Near(string text, HashSet<string> slips) => Words.Of(text)
        .Where(word => slips.Contains(word.Text)).Select(word => text[word.Start..word.End].ToLowerInvariant())
        .Where(written => written.All(char.IsLetter)).Distinct();

    private static IEnumerable<string> Slips(string word)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            var (before, after) = (word[..i], word[i..]);
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                yield return before + letter + after;
                if (after.Length > 0 && after[0] != letter) yield return before + letter + after[1..];
            }
            if (after.Length > 0) yield return before + after[1..];
            if (after.Length > 1 && after[0] != after[1]) yield return before + after[1] + after[0] + after[2..];
        }
    }
}
