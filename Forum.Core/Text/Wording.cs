using System.Text;

namespace Forum.Core.Text;

/// <summary>A text as its bare words, to ask what it speaks of: folded, each word between single spaces. « Voici l’outil! » holds « outil » and the beginning « out ».</summary>
public sealed class Wording
{
    private readonly string _words;

    public Wording(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var c in Folding.Fold(text))
        {
            if (char.IsLetterOrDigit(c)) words.Append(c);
            else if (words[^1] != ' ') words.Append(' ');
        }
        if (words[^1] != ' ') words.Append(' ');
        _words = words.ToString();
    }

    /// <summary>How often one of these beginnings of words or of phrases stands in the text; each is written folded, and « mot. » asks for the whole word.</summary>
    public int Count(IEnumerable<string> beginnings) => beginnings.Sum(Count);

    public bool Has(params ReadOnlySpan<string> beginnings)
    {
        foreach (var beginning in beginnings)
            if (_words.Contains(Needle(beginning), StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>The text begins with one of these.</summary>
    public bool Begins(params ReadOnlySpan<string> beginnings)
    {
        foreach (var beginning in beginnings)
            if (_words.StartsWith(Needle(beginning), StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Where one first stands; -1 where it does not.</summary>
    public int Where(string beginning) => _words.IndexOf(Needle(beginning), StringComparison.Ordinal);

    public IEnumerable<string> Words => _words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private int Count(string beginning)
    {
        var needle = Needle(beginning);
        var count = 0;
        // the space that ends one word begins the next
        for (var at = _words.IndexOf(needle, StringComparison.Ordinal); at >= 0; at = _words.IndexOf(needle, at + 1, StringComparison.Ordinal)) count++;
        return count;
    }

    private static string Needle(string beginning) => beginning.EndsWith('.') ? $" {beginning[..^1]} " : " " + beginning;
}
