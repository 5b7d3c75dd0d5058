using System.IO.Compression;
using System.Text;

namespace Forum.Tests.Files;

/// <summary>Files made for the tests: sound ones of each kind, and parts to spoil them with.</summary>
internal static class Some
{
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/{0}\" ContentType=\"application/vnd.openxmlformats-officedocument.{1}.main+xml\"/></Types>";
    private const string Word = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>{0}</w:p></w:body></w:document>";

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <param name="inside">an object, after the catalogue</param>
    public static byte[] Pdf(string inside = "", string end = "") => Bytes($"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n{inside}\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n{end}");

    /// <summary>A PDF with a page that can be drawn: half of it is red.</summary>
    /// <param name="box">its edges</param>
    /// <param name="drawing">what is drawn after that</param>
    /// <param name="objects">that the drawing names as X</param>
    public static byte[] PdfPage(string box = "0 0 612 792", string drawing = "", string objects = "") => WithPage($"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>>>\nendobj\n{Stream(4, "", $"1 0 0 rg 0 0 9999 396 re f\n{drawing}")}\n{objects}");

    private static byte[] WithPage(string inside) => Bytes(Encoding.Latin1.GetString(Pdf(inside)).Replace("/Kids[]/Count 0", "/Kids[3 0 R]/Count 1", StringComparison.Ordinal));

    public static string Stream(int number, string dictionary, string text) => $"{number} 0 obj\n<<{dictionary}/Length {text.Length}>>\nstream\n{text}\nendstream\nendobj";

    /// <summary>Objects packed in a stream, as most programs write them.</summary>
    public static string Packed(string objects)
    {
        var packed = Flat(Bytes(objects));
        return $"3 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {packed.Length}>>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream\nendobj";
    }

    /// <summary>The same with a dictionary and packing of one's own.</summary>
    /// <param name="word">what stands on the line of « stream »</param>
    public static string Objects(string dictionary, byte[] packed, string word = "stream") => $"3 0 obj\n<<{dictionary}/Length {packed.Length}>>\n{word}\n{Encoding.Latin1.GetString(packed)}\nendstream\nendobj";

    /// <summary>Bytes as FlateDecode unpacks them.</summary>
    public static byte[] Flat(params byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, true)) zlib.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Docx(string paragraph = "<w:r><w:t>Bonjour</w:t></w:r>", string type = "wordprocessingml.document", params (string Name, string Text)[] more) =>
        Zip([("[Content_Types].xml", Types.Replace("{0}", "word/document.xml", StringComparison.Ordinal).Replace("{1}", type, StringComparison.Ordinal)), ("_rels/.rels", Relation("officeDocument", "word/document.xml", "Internal")), ("word/document.xml", Word.Replace("{0}", paragraph, StringComparison.Ordinal)),
            ("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Grille</dc:title><dc:creator>Zibeline Autrice</dc:creator><cp:lastModifiedBy>Zibeline Autrice</cp:lastModifiedBy></cp:coreProperties>"), .. more]);

    public static byte[] Xlsx(params (string Name, string Text)[] more) =>
        Zip([("[Content_Types].xml", Types.Replace("{0}", "xl/workbook.xml", StringComparison.Ordinal).Replace("{1}", "spreadsheetml.sheet", StringComparison.Ordinal)), ("_rels/.rels", Relation("officeDocument", "xl/workbook.xml", "Internal")), ("xl/workbook.xml", "<workbook/>"), .. more]);

    public static byte[] Pptx(params (string Name, string Text)[] more) => Zip([("[Content_Types].xml", Types.Replace("{0}", "ppt/presentation.xml", StringComparison.Ordinal).Replace("{1}", "presentationml.presentation", StringComparison.Ordinal)), ("_rels/.rels", Relation("officeDocument", "ppt/presentation.xml", "Internal")), ("ppt/presentation.xml", "<presentation/>"), .. more]);

    public static byte[] OpenDocument(string kind = "text", string body = "", params (string Name, string Text)[] more) =>
        Zip([("mimetype", "application/vnd.oasis.opendocument." + kind), ("content.xml", $"<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{body}</office:document-content>"),
            ("meta.xml", "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Zibeline Autrice</dc:creator></office:document-meta>"),
            ("META-INF/manifest.xml", "<manifest xmlns=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"), .. more]);

    public static string Relation(string type, string target, string mode = "External") =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}{type}\" Target=\"{target}\" TargetMode=\"{mode}\"/></Relationships>";

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in parts)
            {
                using var to = zip.CreateEntry(name).Open();
                to.Write(Bytes(text));
            }
        }
        return bytes.ToArray();
    }

    public static string Part(byte[] document, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        using var text = new StreamReader(zip.GetEntry(name)!.Open());
        return text.ReadToEnd();
    }

    /// <summary>Silence: frames of MPEG 1, layer III, 128 kb/s, 44.1 kHz.</summary>
    public static byte[] Mp3(int frames = 20, byte[]? before = null, byte[]? after = null)
    {
        var frame = new byte[417];
        (frame[0], frame[1], frame[2], frame[3]) = (0xFF, 0xFB, 0x90, 0x00);
        return [.. before ?? [], .. Enumerable.Repeat(frame, frames).SelectMany(f => f), .. after ?? []];
    }

    /// <param name="said">in its boxes of titles, as a telephone writes them: of the file, of its track, after the sound</param>
    public static byte[] M4a(string handler = "soun", string said = "")
    {
        byte[] title = said.Length == 0 ? [] : Box("udta", [.. Box("\u00A9xyz", Bytes(said)), .. Box("meta", [0, 0, 0, 0, .. Box("ilst", Bytes(said))])]);
        return [.. Box("ftyp", Bytes("M4A \0\0\0\0M4A isom")), .. Box("moov", [.. Box("trak", [.. Box("mdia", Box("hdlr", Bytes("\0\0\0\0\0\0\0\0" + handler + "\0\0\0\0\0\0\0\0\0\0\0\0\0"))), .. title]), .. title]), .. Box("mdat", Enumerable.Range(0, 500).Select(n => (byte)n).ToArray()), .. title, .. said.Length == 0 ? [] : Box("meta", [0, 0, 0, 0, .. Bytes(said)])];
    }

    public static byte[] Gif(ushort width = 1, ushort height = 1) =>
        [.. Bytes("GIF89a"), (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x80, 0, 0, 255, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 2, 2, 0x44, 1, 0, 0x3B];

    private static byte[] Box(string type, byte[] data)
    {
        var size = data.Length + 8;
        return [(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size, .. Bytes(type), .. data];
    }
}
