using System.Text;

namespace Forum.Core.Text;

/// <summary>The readable end of an address: of a thread, of a group.</summary>
public static class Slug
{
    public const int MaxLength = 80;
    private const string Thread = "fil";

    /// <summary>The acts that stand at the same place of a thread's address.</summary>
    private static readonly HashSet<string> Taken = ["agir", "repondre", "lu", "m", "elargir", "organiser", "personnes", "rappel", "presence", "suites", "sondage"];

    /// <summary>Lower case ASCII words joined by hyphens, at most <see cref="MaxLength"/> characters cut at a word; <paramref name="fallback"/> when nothing is left. A word that names an act on a thread gets it and a hyphen before it.</summary>
    public static string Of(string title, string fallback = Thread)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in Folding.Fold(title))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var cut = Cut(slug.ToString().TrimEnd('-'));
        return cut.Length == 0 ? fallback : Taken.Contains(cut) ? $"{fallback}-{cut}" : cut;
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength) return slug;
        if (slug[MaxLength] == '-') return slug[..MaxLength];
        var end = slug.LastIndexOf('-', MaxLength - 1);
        return end > 0 ? slug[..end] : slug[..MaxLength];
    }
}
