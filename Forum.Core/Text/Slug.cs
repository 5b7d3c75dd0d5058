using System.Text;

namespace Forum.Core.Text;

/// <summary>The readable end of a thread's address.</summary>
public static class Slug
{
    public const int MaxLength = 80;
    private const string Fallback = "fil";

    /// <summary>Lower case ASCII words joined by hyphens, at most <see cref="MaxLength"/> characters cut at a word; « fil » when nothing is left.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in Folding.Fold(title))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var cut = Cut(slug.ToString().TrimEnd('-'));
        return cut.Length == 0 ? Fallback : cut;
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength) return slug;
        if (slug[MaxLength] == '-') return slug[..MaxLength];
        var end = slug.LastIndexOf('-', MaxLength - 1);
        return end > 0 ? slug[..end] : slug[..MaxLength];
    }
}
