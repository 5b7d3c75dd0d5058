using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Forum.Core.Files;

/// <summary>
/// An office document is a zip of parts: each is looked at, and the document packed anew from them, so that nothing else is left in it, and its author's name neither.
/// Refused: programs in it (macros, controls, other documents' objects), whatever it would fetch when it is opened, what is locked, and what is far larger than it says.
/// OOXML: ECMA-376 part 2; ODF: OpenDocument 1.3 part 2.
/// </summary>
internal static class OfficeFile
{
    private const int MostParts = 3_000, MostNested = 1;

    /// <summary>Bytes of all parts together, and of one that is read as XML: some hundred times an ordinary document.</summary>
    private const long MostBytes = 250_000_000, MostXml = 60_000_000;

    /// <summary>Times that a part of some size may be larger than it is packed: a long table reaches 60.</summary>
    private const long MostRatio = 400;

    public static bool Begins(ReadOnlySpan<byte> sent) => sent.StartsWith("PK\u0003\u0004"u8);

    public static Outcome<CheckedFile> Read(byte[] sent) => Read(sent, 0);

    private static Outcome<CheckedFile> Read(byte[] sent, int depth)
    {
        try
        {
            // its directory ends the file: nothing of another kind comes after
            if (sent.Length < 22 || !sent.AsSpan(sent.Length - 22).StartsWith("PK\u0005\u0006"u8)) return ExamineFile.Refused("two_kinds");
            using var zip = new ZipArchive(new MemoryStream(sent, false), ZipArchiveMode.Read, false, Encoding.UTF8);
            if (ContainerFault(zip) is { } fault) return ExamineFile.Refused(fault);
            if (KindOf(zip) is not { } kind) return ExamineFile.Refused("unknown_kind");
            var parts = new List<OfficePart>();
            foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
            {
                if (Bytes(entry) is not { } bytes) return ExamineFile.Refused("bomb");
                var part = new OfficePart(entry.FullName, bytes);
                if (OfficeAuthor.Is(part) && bytes.Length > OfficeAuthor.Most) return ExamineFile.Refused("bomb");
                if (part.IsPackage && depth < MostNested)
                {
                    var inner = Read(bytes, depth + 1);
                    if (inner.Value is null) return inner;
                    part = part with { Bytes = inner.Value.Bytes };
                }
                else if (OfficeParts.Fault(part, kind) is { } found) return ExamineFile.Refused(found);
                parts.Add(OfficeAuthor.Without(part));
            }
            return new CheckedFile(kind, Pack(parts));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException) { return ExamineFile.Refused("damaged"); }
    }

    private static string? ContainerFault(ZipArchive zip)
    {
        if (zip.Entries.Count is 0 or > MostParts || zip.Entries.Sum(e => e.Length) > MostBytes) return "bomb";
        if (zip.Entries.Any(e => e.IsEncrypted)) return "locked_document";
        if (zip.Entries.Any(e => e.Length > 1_000_000 && e.Length / Math.Max(1, e.CompressedLength) > MostRatio)) return "bomb";
        if (zip.Entries.Any(e => !IsName(e.FullName)) || zip.Entries.DistinctBy(e => e.FullName.ToLowerInvariant()).Count() != zip.Entries.Count) return "damaged";
        return null;
    }

    /// <summary>Leads nowhere but into the document.</summary>
    private static bool IsName(string name) => name.Length is > 0 and < 300 && name[0] != '/' && name.IndexOfAny(['\\', ':', '\0']) < 0 && name.TrimEnd('/').Split('/').All(p => p is not ("" or "." or ".."));

    private static FileKind? KindOf(ZipArchive zip)
    {
        if (zip.GetEntry("[Content_Types].xml") is { } types && Bytes(types) is { } list)
        {
            var text = Encoding.UTF8.GetString(list);
            return Has("wordprocessingml.document.main+xml") ? FileKind.Docx : Has("spreadsheetml.sheet.main+xml") ? FileKind.Xlsx : Has("presentationml.presentation.main+xml") ? FileKind.Pptx : null;
            bool Has(string type) => text.Contains("application/vnd.openxmlformats-officedocument." + type, StringComparison.Ordinal);
        }
        return zip.GetEntry("mimetype") is { Length: < 100 } mark && Bytes(mark) is { } said ? Encoding.ASCII.GetString(said).Trim() switch
        {
            "application/vnd.oasis.opendocument.text" => FileKind.Odt,
            "application/vnd.oasis.opendocument.spreadsheet" => FileKind.Ods,
            "application/vnd.oasis.opendocument.presentation" => FileKind.Odp,
            _ => null,
        } : null;
    }

    /// <summary>No more than its directory says, whatever comes out; null where it is more.</summary>
    private static byte[]? Bytes(ZipArchiveEntry entry)
    {
        if (entry.Length > (OfficePart.IsXmlName(entry.FullName) ? MostXml : MostBytes)) return null;
        using var from = entry.Open();
        var bytes = new byte[entry.Length];
        var read = from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: true);
        return from.ReadByte() < 0 && read == bytes.Length ? bytes : null;
    }

    /// <summary>The same parts in the same order; « mimetype » first and not packed, by which ODF is known.</summary>
    private static byte[] Pack(List<OfficePart> parts)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts.OrderBy(p => p.Name == "mimetype" ? 0 : 1))
            {
                var entry = zip.CreateEntry(part.Name, part.Name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                // the same document is the same bytes
                entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var to = entry.Open();
                to.Write(part.Bytes);
            }
        }
        return packed.ToArray();
    }
}
