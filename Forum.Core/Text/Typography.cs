using System.Net;
using System.Text.RegularExpressions;

namespace Forum.Core.Text;

/// <summary>
/// The lint of our own strings (DOMAIN.md §6, after the OQLF): every resource, mail and error text is checked by a test.
/// Members write as they like: nothing here is applied to their texts.
/// </summary>
public static class Typography
{
    private const char NoBreak = '\u00A0';

    private static readonly Regex Code = New(@"<code[^>]*>[^<]*</code>|`[^`]*`");
    private static readonly Regex Tag = New(@"</?[a-z][^<>]*>|<!--[^>]*>");
    private static readonly Regex Placeholder = New(@"\{[^{}]*\}");
    private static readonly Regex Address = New(@"https?://[^\s<>]+|www\.[^\s<>]+|mailto:[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+");

    /// <summary>One sentence a fault, with the words around it; empty when the text is well set. Placeholders, tags, addresses and code are passed over.</summary>
    public static IReadOnlyList<string> Faults(string text, Language language)
    {
        var visible = Visible(text);
        var faults = new List<string>();
        for (var i = 0; i < visible.Length; i++)
        {
            var fault = Either(visible, i) ?? (language == Language.French ? French(visible, i) : English(visible, i));
            if (fault is not null) faults.Add($"{fault}: “{Around(visible, i, 1)}”");
        }
        var rules = language == Language.French ? TypographyRules.French : TypographyRules.English;
        foreach (var (pattern, wanted) in rules)
            foreach (Match match in pattern.Matches(visible)) faults.Add($"{wanted}: “{Around(visible, match.Index, match.Length)}”");
        return faults;
    }

    internal static Regex New(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // a placeholder stands for a word or a number: « {0} % » wants its space as « 42 % » does
    private static string Visible(string text)
        => WebUtility.HtmlDecode(Placeholder.Replace(Tag.Replace(Address.Replace(Code.Replace(text, "x"), "x"), ""), "0"));

    private static string? Either(string text, int i) => text[i] switch
    {
        '\'' => "straight apostrophe, ’ wanted",
        '"' => "straight quotation mark",
        '.' when At(text, i + 1) == '.' && At(text, i + 2) == '.' && At(text, i - 1) != '.' => "three points, … wanted",
        ';' or '!' or '?' when i > 0 && char.IsWhiteSpace(text[i - 1]) => $"space before {text[i]}",
        _ => null,
    };

    private static string? French(string text, int i) => text[i] switch
    {
        ':' when i > 0 && text[i - 1] != NoBreak => "no-break space (U+00A0) wanted before the colon",
        '«' when At(text, i + 1) != NoBreak => "no-break space (U+00A0) wanted after «",
        '»' when At(text, i - 1) != NoBreak => "no-break space (U+00A0) wanted before »",
        '%' or '$' when FollowsNumber(text, i) && text[i - 1] != NoBreak => $"no-break space (U+00A0) wanted before {text[i]}",
        '$' when char.IsDigit(At(text, i + 1)) && !FollowsNumber(text, i) => "the dollar sign follows the amount",
        'h' when FollowsNumber(text, i) && !char.IsLetter(At(text, i + 1)) && IsLooseHour(text, i) => "no-break spaces (U+00A0) wanted around h",
        _ => null,
    };

    private static string? English(string text, int i) => text[i] switch
    {
        ':' or '%' when i > 0 && char.IsWhiteSpace(text[i - 1]) => $"space before {text[i]}",
        _ => null,
    };

    private static bool FollowsNumber(string text, int i)
        => char.IsDigit(At(text, i - 1)) || char.IsWhiteSpace(At(text, i - 1)) && char.IsDigit(At(text, i - 2));

    private static bool IsLooseHour(string text, int h)
    {
        var after = At(text, h + 1);
        return text[h - 1] != NoBreak || char.IsDigit(after) || after != NoBreak && char.IsWhiteSpace(after) && char.IsDigit(At(text, h + 2));
    }

    private static char At(string text, int i) => i >= 0 && i < text.Length ? text[i] : '\0';

    private static string Around(string text, int start, int length)
        => text[Math.Max(0, start - 15)..Math.Min(text.Length, start + length + 15)];
}
