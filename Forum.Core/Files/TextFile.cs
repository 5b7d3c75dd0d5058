using System.Text;
using System.Text.RegularExpressions;

namespace Forum.Core.Files;

/// <summary>Texts and tables of figures, kept in UTF-8 whatever they were written in. They have no mark of their own: the name says which of the two, and what reads as a page, a drawing or a program is neither.</summary>
internal static partial class TextFile
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The first words are those of a page, of a drawing or of a program that a server runs.</summary>
    public static bool LooksLikeMarkup(ReadOnlySpan<byte> sent) => Markup().IsMatch(Beginning(sent).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f', '\0'));

    /// <summary>Such words stand anywhere in it.</summary>
    public static bool HoldsMarkup(ReadOnlySpan<byte> beginning) => Anywhere().IsMatch(Encoding.Latin1.GetString(beginning));

    public static Outcome<CheckedFile> Read(byte[] sent, bool isTable)
    {
        if (Decode(sent) is not { } text) return ExamineFile.Refused("no_text");
        if (LooksLikeMarkup(Encoding.UTF8.GetBytes(text.Length > 512 ? text[..512] : text)) || Scripts().IsMatch(text)) return ExamineFile.Refused("web_page");
        if (isTable && Formula().IsMatch(text)) return ExamineFile.Refused("formula");
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        // by its mark, spreadsheets know UTF-8
        return new CheckedFile(isTable ? FileKind.Csv : FileKind.Txt, isTable ? [.. Encoding.UTF8.Preamble, .. bytes] : bytes);
    }

    /// <summary>UTF-8, UTF-16 with its mark, or what Windows wrote here for thirty years. Null where it is no text.</summary>
    private static string? Decode(byte[] sent)
    {
        string text;
        if (sent is [0xFF, 0xFE, ..]) text = Encoding.Unicode.GetString(sent, 2, sent.Length - 2);
        else if (sent is [0xFE, 0xFF, ..]) text = Encoding.BigEndianUnicode.GetString(sent, 2, sent.Length - 2);
        else
        {
            try { text = Strict.GetString(sent).TrimStart('\uFEFF'); }
            catch (DecoderFallbackException) { text = Windows.GetString(sent); }
        }
        return text.Any(c => c is '\uFFFD' or (char)0x7F or (< ' ' and not ('\t' or '\n' or '\r' or '\f')) or (>= (char)0x80 and < (char)0xA0)) || string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static string Beginning(ReadOnlySpan<byte> sent) => sent is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(sent[2..Math.Min(1024, sent.Length)])
        : sent is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(sent[2..Math.Min(1024, sent.Length)]) : Encoding.UTF8.GetString(sent[..Math.Min(512, sent.Length)]);

    /// <summary>What browsers take for a page (WHATWG MIME Sniffing, 7.1), and what servers and systems run.</summary>
    [GeneratedRegex(@"^(?:<(?:!doctype|!--|!entity|\?|%|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|xml|object|embed|img|link|meta|base|form|math)(?:[\s>/]|$)|<[!?%]|\{\\rtf|@echo\b|import\s+os\b|\[internetshortcut\])", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"<(?:html|script|svg|iframe|!doctype)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Anywhere();

    [GeneratedRegex(@"<(?:script|iframe|svg|object|embed)[\s>/]|<\?php|<%@", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Scripts();

    /// <summary>A cell that asks another program, or the network, when a spreadsheet opens it (OWASP, CSV Injection). Numbers with a sign and addresses are none.</summary>
    [GeneratedRegex(@"(?:^|[,;\t""\n\r])\s*[=+\-@](?:[^,;\t\n\r]*\|[^,;\t\n\r]*!|[^\n\r]*\b(?:webservice|hyperlink|image|import(?:xml|data|html|feed|range)|call|register|exec|rtd|dde)\s*\()", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Formula();
}
