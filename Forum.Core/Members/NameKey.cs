using System.Text;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>How a member is found by name: « Anne-Ève O’Neil » is kept as « anne eve o neil », with a space before each word. Whoever writes a name writes its key.</summary>
public static class NameKey
{
    /// <summary>Words beyond this many narrow nothing more.</summary>
    private const int MostWords = 4;

    public static string Of(string name) => string.Concat(Words(name).Select(w => " " + w));

    /// <summary>Patterns for SQL « like … escape '!' », all of which a key must match: each word typed begins a word of the name. Empty where nothing was typed.</summary>
    internal static IReadOnlyList<string> Patterns(string typed) => [.. Words(typed).Take(MostWords).Select(w => $"% {w}%")];

    /// <summary>Letters and digits only: no « % » or « _ » is left to mean something to the store.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var words = new StringBuilder();
        foreach (var rune in Folding.Fold(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) words.Append(rune);
            else words.Append(' ');
        }
        return words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
