using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Forum.Core.Regions;

namespace Forum.Core.Privacy;

/// <summary>Somebody who asked to be forgotten, and what stands in the place of her name where others wrote it through the program: « Ancien membre ».</summary>
/// <param name="Posts">thread and number of each of her messages: a quote that leads there names her</param>
internal sealed partial record FormerMember(long Id, string Name, string Email, IReadOnlySet<(long Thread, long Number)> Posts)
{
    /// <summary>In texts of others, where her name stood.</summary>
    public const string Word = "Ancien membre";

    /// <summary>Who came without an account, under a name that nobody looked at: it may be any word, so that only what leads to her messages is rewritten, and nothing that merely says it.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Under her messages: « Ancien membre (Estrie) », « Personne invitée (Estrie) ».</summary>
    public static string NameIn(Region home, bool isGuest) => $"{(isGuest ? "Personne invitée" : Word)} ({home.NameFr})";

    /// <summary>Whether a text still says her name or address, in whatever case.</summary>
    public bool IsNamedIn(string text) => !IsGuest && (text.Contains(Name, StringComparison.OrdinalIgnoreCase) || (Email.Length > 0 && text.Contains(Email, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The text without its mentions of her and without her name over what it quotes of her.</summary>
    public string Forget(string markdown)
    {
        var text = Mention().Replace(markdown, m => Number(m.Groups["id"].Value) == Id ? "@" + Word : m.Value);
        return Quote().Replace(text, m => Posts.Contains((Number(m.Groups["thread"].Value), Number(m.Groups["number"].Value)))
            ? $"[{Plain(m.Groups["words"].Value).Replace(Name, Word, StringComparison.OrdinalIgnoreCase)}](/fils/{m.Groups["thread"].Value}/m/{m.Groups["number"].Value})" : m.Value);
    }

    /// <summary>Her name and address replaced wherever they stand, in what only the program shows or only its writer reads.</summary>
    public string Replace(string text)
    {
        if (IsGuest) return text;
        var without = text.Replace(Name, Word, StringComparison.OrdinalIgnoreCase);
        return Email.Length == 0 ? without : without.Replace(Email, Word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What <see cref="Text.Markup.Mention"/> and QuotePost escaped.</summary>
    private static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == '\\' && i + 1 < words.Length && char.IsAscii(words[i + 1]) && char.IsPunctuation(words[i + 1])) i++;
            plain.Append(words[i]);
        }
        return plain.ToString();
    }

    private static long Number(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex(@"\[@(?:\\.|[^\]\\])*\]\(membre:(?<id>[0-9]{1,18})\)", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\[(?<words>(?:\\.|[^\]\\])*)\]\(/fils/(?<thread>[0-9]{1,18})/m/(?<number>[0-9]{1,18})\)", RegexOptions.NonBacktracking)]
    private static partial Regex Quote();
}
