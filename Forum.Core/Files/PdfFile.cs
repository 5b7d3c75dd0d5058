using System.IO.Compression;

namespace Forum.Core.Files;

/// <summary>
/// A PDF is refused where it does something by itself: scripts, programs, files in it, forms that send, films, links into other files. It is not mended: what is taken out of a PDF without rewriting the whole leaves what nobody has seen.
/// Names are read as readers of PDF read them (#4A is J), in the whole file and in everything packed in it, as an object may stand anywhere. What is locked cannot be looked at.
/// ISO 32000-1: 7.3.5 names, 7.5.7 object streams, 12.6.4 actions.
/// </summary>
internal static class PdfFile
{
    /// <summary>Bytes of one packed part, and of all, that are looked at.</summary>
    private const int MostOfPart = 8_000_000, MostOfAll = 400_000_000;

    private const int Tail = 1024;

    private static readonly byte[][] Acts = Words("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "Rendition", "Movie", "OnInstantiate", "XFA", "GoToE", "GoToR", "ImportData", "SubmitForm");
    private static readonly byte[][] Locks = Words("Encrypt");

    public static bool Begins(ReadOnlySpan<byte> sent) => sent.StartsWith("%PDF-"u8);

    /// <summary>Why it is refused; null where it is not.</summary>
    public static string? Fault(byte[] pdf)
    {
        ReadOnlySpan<byte> all = pdf;
        if (all[^Math.Min(Tail, all.Length)..].IndexOf("%%EOF"u8) < 0) return "damaged";
        // a zip is read from its end, a page from its beginning
        if (all[^Math.Min(66_000, all.Length)..].IndexOf("PK\u0005\u0006"u8) >= 0 || TextFile.HoldsMarkup(all[..Math.Min(Tail, all.Length)])) return "two_kinds";
        if (Holds(all, Locks)) return "locked_pdf";
        if (Holds(all, Acts)) return "active_pdf";
        return PdfObjectStreams.Find(all) is { } objects ? PackedFault(pdf, objects) : "active_pdf";
    }

    /// <param name="objects">where the streams that hold objects begin</param>
    private static string? PackedFault(byte[] pdf, IReadOnlySet<int> objects)
    {
        var unpacked = new byte[MostOfPart];
        long total = 0;
        for (int at = 0, line = -1, next; (next = pdf.AsSpan(at).IndexOf("stream"u8)) >= 0;)
        {
            at += next + 6;
            var isObjects = objects.Contains(at - 6);
            if (LookInto(pdf, at, unpacked, isObjects, ref total) is { } fault) return fault;
            if (line >= at) continue;
            line = AfterLine(pdf, at);
            if (line > at && LookInto(pdf, line, unpacked, isObjects, ref total) is { } behind) return behind;
        }
        return null;
    }

    private static string? LookInto(byte[] pdf, int from, byte[] unpacked, bool isObjects, ref long total)
    {
        if (!IsZlib(pdf.AsSpan(from))) return null;
        var read = Unpack(pdf, from, unpacked);
        total += read;
        if (Holds(unpacked.AsSpan(0, read), Acts)) return "active_pdf";
        return total > MostOfAll || (isObjects && read == MostOfPart) ? "bomb" : null;
    }

    /// <summary>Where the next line begins: readers pass over whatever else stands on that of the word.</summary>
    private static int AfterLine(ReadOnlySpan<byte> pdf, int at)
    {
        var line = pdf[at..].IndexOfAny((byte)'\r', (byte)'\n');
        if (line < 0) return pdf.Length;
        var end = at + line + 1;
        return pdf[end - 1] == '\r' && end < pdf.Length && pdf[end] == '\n' ? end + 1 : end;
    }

    private static bool IsZlib(ReadOnlySpan<byte> at) => at.Length > 2 && (at[0] & 0x0F) == 8 && (at[0] << 8 | at[1]) % 31 == 0;

    /// <summary>How many bytes; what is damaged is read as far as it goes.</summary>
    private static int Unpack(byte[] pdf, int from, byte[] to)
    {
        using var packed = new ZLibStream(new MemoryStream(pdf, from, pdf.Length - from, false), CompressionMode.Decompress);
        var read = 0;
        try
        {
            for (int more; read < to.Length && (more = packed.Read(to, read, Math.Min(64 * 1024, to.Length - read))) > 0;) read += more;
        }
        catch (InvalidDataException)
        {
            // chance bytes that begin like a packed part
        }
        return read;
    }

    /// <summary>Whether one of these names stands there, however it is written.</summary>
    private static bool Holds(ReadOnlySpan<byte> data, byte[][] words)
    {
        for (int slash; (slash = data.IndexOf((byte)'/')) >= 0;)
        {
            data = data[(slash + 1)..];
            if (IsName(data, words)) return true;
        }
        return false;
    }

    /// <summary>Whether the name that begins here, behind its stroke, is one of these.</summary>
    internal static bool IsName(ReadOnlySpan<byte> data, byte[][] words)
    {
        Span<byte> name = stackalloc byte[16];
        var length = 0;
        for (var i = 0; i < data.Length && length < name.Length && !IsEnd(data[i]); length++)
        {
            var isCoded = data[i] == '#' && i + 2 < data.Length && char.IsAsciiHexDigit((char)data[i + 1]) && char.IsAsciiHexDigit((char)data[i + 2]);
            name[length] = isCoded ? (byte)(Hex(data[i + 1]) << 4 | Hex(data[i + 2])) : data[i];
            i += isCoded ? 3 : 1;
        }
        foreach (var word in words)
            if (name[..length].SequenceEqual(word)) return true;
        return false;
    }

    internal static bool IsEnd(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32 or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private static int Hex(byte c) => c <= '9' ? c - '0' : (c | 32) - 'a' + 10;

    internal static byte[][] Words(params string[] words) => [.. words.Select(System.Text.Encoding.ASCII.GetBytes)];
}
