using System.Globalization;
using System.Text;

namespace Forum.Core.Text;

/// <summary>What a form field holds, made regular, and what is wrong with it. Faults are resource keys; nothing here throws.</summary>
public static class Input
{
    /// <summary>Text of several lines: null becomes "", every line end LF, NFC, no space at the end of a line or of the text.</summary>
    public static string Clean(string? raw)
    {
        if (string.IsNullOrEmpty(raw)) return "";
        var text = raw.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var lines = Compose(text).Split('\n');
        for (var i = 0; i < lines.Length; i++) lines[i] = lines[i].TrimEnd(' ', '\t', '\u00A0');
        return string.Join('\n', lines).TrimEnd('\n');
    }

    /// <summary>
    /// Text of one line: as <see cref="Clean"/>, white space and line ends collapsed to one space (a no-break one stays no-break), both ends trimmed.
    /// What shows nothing and joins nothing is left out: with a zero-width space in it, somebody else's name looks like a member's own.
    /// </summary>
    public static string CleanLine(string? raw)
    {
        var line = new StringBuilder();
        var gap = '\0';
        foreach (var c in Clean(raw))
        {
            if (char.IsWhiteSpace(c))
            {
                gap = c is '\u00A0' or '\u202F' ? c : gap == '\0' ? ' ' : gap;
                continue;
            }
            if (IsHidden(c) && !JoinsPictures(c, line)) continue;
            if (gap != '\0' && line.Length > 0) line.Append(gap);
            gap = '\0';
            line.Append(c);
        }
        return line.ToString();
    }

    /// <summary>
    /// The first fault of a cleaned text, or null: input.too_long (more than <paramref name="max"/> UTF-16 units, as the browser's maxlength counts),
    /// input.unreadable (controls, U+FFFD of broken UTF-8, non-characters, lone surrogates), input.bidi (what can reverse a line), input.empty (nothing visible).
    /// </summary>
    public static string? Fault(string text, int max)
    {
        if (text.Length > max) return "input.too_long";
        var visible = false;
        var bidi = false;
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done) return "input.unreadable";
            if (IsUnreadable(rune)) return "input.unreadable";
            bidi |= rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
            visible |= IsVisible(rune);
            i += used;
        }
        return bidi ? "input.bidi" : visible ? null : "input.empty";
    }

    /// <summary>Zero-width characters, soft hyphens and marks of direction. Those that turn text around stay, for <see cref="Fault"/> to refuse.</summary>
    private static bool IsHidden(char c) => c is '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u2060' and <= '\u2064');

    /// <summary>The joiner between the parts of one emoji (a teacher is a person and a school), whose sign ends in a surrogate or in the selector of its coloured form.</summary>
    private static bool JoinsPictures(char c, StringBuilder line) => c == '\u200D' && line.Length > 0 && (char.IsLowSurrogate(line[^1]) || line[^1] == '\uFE0F');

    private static bool IsUnreadable(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFD or (>= 0xFDD0 and <= 0xFDEF) => true,
        var value => (value & 0xFFFE) == 0xFFFE,
    };

    /// <summary>Zero-width characters and the fillers that show nothing are no text.</summary>
    private static bool IsVisible(Rune rune)
        => !Rune.IsWhiteSpace(rune)
        && rune.Value is not (0x3164 or 0x115F or 0x1160 or 0xFFA0 or 0x2800 or 0x034F)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    /// <summary>A lone surrogate or U+FFFE cannot be normalised: the text stays as it is and <see cref="Fault"/> refuses it.</summary>
    internal static string Compose(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFE') return text;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return text;
            i++;
        }
        return text.Normalize(NormalizationForm.FormC);
    }
}
