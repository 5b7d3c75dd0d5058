namespace Forum.Core.Files;

/// <summary>
/// What a file is, by its content and not by its name, and whether it may be kept: each kind has its own look. Images are drawn anew, office documents packed anew, sounds cut to what is heard; a PDF is taken as it is or not at all.
/// A kind begins at the first byte and ends at the last: what is two kinds at once is none.
/// </summary>
internal static class ExamineFile
{
    public static Outcome<CheckedFile> Run(byte[] sent, string? name)
    {
        if (sent.Length == 0) return Refused("empty");
        if (PdfFile.Begins(sent)) return PdfFile.Fault(sent) is { } fault ? Refused(fault) : new CheckedFile(FileKind.Pdf, sent);
        if (RedrawImage.Begins(sent)) return RedrawImage.Run(sent);
        if (OfficeFile.Begins(sent)) return OfficeFile.Read(sent);
        if (sent.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return Refused("old_office");
        if (IsProgram(sent)) return Refused("program");
        if (SoundFile.IsMp3(sent)) return SoundFile.Mp3(sent);
        if (SoundFile.IsM4a(sent)) return SoundFile.M4a(sent);
        var ending = FileNames.EndingOf(name);
        if (TextFile.LooksLikeMarkup(sent)) return Refused("web_page");
        return ending is "txt" or "csv" ? TextFile.Read(sent, ending == "csv") : Refused("unknown_kind");
    }

    internal static Refusal Refused(string why) => Refusal.Invalid("Upload", "files.refused." + why);

    /// <summary>Windows, Linux, macOS and Java programs, scripts with their interpreter, shortcuts, WebAssembly.</summary>
    private static bool IsProgram(ReadOnlySpan<byte> sent) =>
        sent.StartsWith("MZ"u8) || sent.StartsWith("\u007FELF"u8) || sent.StartsWith("#!"u8) || sent.StartsWith("\0asm"u8)
        || sent is [0xCA, 0xFE, 0xBA, 0xBE, ..] or [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0xFE, 0xED, 0xFA, 0xCE or 0xCF, ..] or [0x4C, 0, 0, 0, 1, 0x14, 2, 0, ..];
}
