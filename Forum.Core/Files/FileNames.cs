using System.Globalization;
using System.Text;
using Forum.Core.Text;

namespace Forum.Core.Files;

/// <summary>Names of files as they are kept and shown: what came is only a proposal.</summary>
public static class FileNames
{
    /// <summary>UTF-16 units of a name with its ending; what every system can save.</summary>
    public const int MaxLength = 100;

    private const int ShownLength = 48;

    /// <summary>Names of devices, for Windows with whatever after a dot; « com1 » to « com9 » and « lpt1 » to « lpt9 » besides.</summary>
    private static readonly string[] Devices = ["con", "prn", "aux", "nul"];

    /// <summary>The last part of a path, without what shows nothing, turns a line around or means something to a system; and with the ending of what it is, once.</summary>
    public static string Clean(string? sent, FileKind kind)
    {
        var name = new StringBuilder();
        foreach (var rune in Input.Compose(Last(sent)).EnumerateRunes())
        {
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            if (!hidden && rune.Value != 0xFFFD) name.Append(rune.Value < 128 && "<>:\"|?*%#&\\/".Contains((char)rune.Value, StringComparison.Ordinal) ? "-" : rune.ToString());
        }
        var stem = WithoutEnding(Input.CleanLine(name.ToString()), kind);
        var first = stem.Split('.')[0];
        if (IsDevice(first)) stem = first + "-" + stem[first.Length..];
        var ending = "." + kind.Extension();
        return (stem.Length == 0 ? "fichier" : Cut(stem, MaxLength - ending.Length)) + ending;
    }

    /// <summary>What was refused, named as it came, without what would turn the sentence around.</summary>
    public static string Shown(string? sent) => Input.CleanLine(string.Concat(Last(sent).Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)))) is { Length: > 0 } name ? name : "?";

    /// <summary>« compte-rendu-de-la-rencontre-du-12-novemb….docx »: the ending always shows.</summary>
    public static string Shortened(string name)
    {
        var dot = name.LastIndexOf('.');
        return name.Length <= ShownLength || dot < 0 ? name : Cut(name[..dot], ShownLength - (name.Length - dot) - 1) + "…" + name[dot..];
    }

    /// <summary>In lower case, without the dot; empty for none.</summary>
    internal static string EndingOf(string? sent)
    {
        var last = Last(sent);
        var dot = last.LastIndexOf('.');
        return dot < 0 ? "" : last[(dot + 1)..].Trim().ToLowerInvariant();
    }

    private static bool IsDevice(string name) => Devices.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (name.Length == 4 && char.IsAsciiDigit(name[3]) && (name.StartsWith("com", StringComparison.OrdinalIgnoreCase) || name.StartsWith("lpt", StringComparison.OrdinalIgnoreCase)));

    private static string Last(string? sent) => sent is null ? "" : sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Its own ending goes, and any other that is one; « v1.2 » is none.</summary>
    private static string WithoutEnding(string name, FileKind kind)
    {
        for (var first = true; ; first = false)
        {
            name = name.Trim(' ', '.', '\u00A0');
            var dot = name.LastIndexOf('.');
            var ending = dot < 0 ? "" : name[(dot + 1)..];
            var isOne = ending.Length is > 0 and <= 5 && ending.All(char.IsAsciiLetterOrDigit) && !ending.All(char.IsAsciiDigit);
            if (!isOne || !(first || ending.Equals(kind.Extension(), StringComparison.OrdinalIgnoreCase))) return name;
            name = name[..dot];
        }
    }

    /// <summary>Never in the middle of what is one sign to the eye.</summary>
    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = 0;
        for (var next = StringInfo.GetNextTextElementLength(text); end + next <= most; next = StringInfo.GetNextTextElementLength(text, end)) end += next;
        return text[..end].TrimEnd(' ', '.');
    }
}
