using System.Text;

namespace Forum.Tests.Files;

/// <summary>PDFs and Word documents whose harm stands where one reader looks and another does not.</summary>
internal static class Sly
{
    private const string Objects = "/Type/ObjStm/N 1/First 4", Script = "4 0 <</S/JavaScript/JS(app.alert\\(1\\))>>";

    private static readonly string Long = string.Concat(Enumerable.Range(0, 400).Select(n => $"/Mot{n} {n}"));

    public static IReadOnlyList<Hostile.Case> All { get; } =
    [
        Pdf("a PDF whose objects are packed otherwise, as a long dictionary says at its beginning", "/Filter/LZWDecode" + Objects + Long, Plain),
        Pdf("a PDF whose objects are packed otherwise, as is said before a string that looks like a beginning", "/Filter/LZWDecode" + Objects + "/Note( obj)", Plain),
        Pdf("a PDF whose objects are packed otherwise, as another object says", Objects + "/Filter 6 0 R", Plain),
        Pdf("a PDF whose objects are packed as an image", Objects + "/Filter/CCITTFaxDecode", Plain),
        Pdf("a PDF whose objects are packed twice", Objects + "/Filter[/FlateDecode/FlateDecode]", () => Some.Flat(Some.Flat(Some.Bytes(Script)))),
        Pdf("a PDF whose objects are packed twice, each said once", Objects + "/Filter[/Fl/FlateDecode]", () => Some.Flat(Some.Flat(Some.Bytes(Script)))),
        Pdf("a PDF whose objects are packed with what differs from the line before", Objects + "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", Differences),
        Pdf("a PDF whose objects have no kind", "/N 1/First 4/Filter/LZWDecode", Plain),
        Pdf("a PDF whose objects are in another file", Objects + "/F(mal.bin)", Plain),
        Pdf("a PDF whose packed script begins on the next line", Objects + "/Filter/FlateDecode", () => Some.Flat(Some.Bytes(Script)), "stream   "),
        Pdf("a PDF with more objects than are looked at, behind a long dictionary", Objects + "/Filter/FlateDecode" + Long, () => Some.Flat(Some.Bytes(new string(' ', 9_000_000) + Script)), refused: "bomb"),
        new("a PDF whose objects stand where nothing begins", "guide.pdf", () => Some.Pdf("<</Type/ObjStm/N 1/First 4/Filter/LZWDecode>>stream\n\u0080\nendstream"), "active_pdf"),
        Word("a Word document whose field brings in another file", Field("LINK Excel.Sheet.12 \\\\mal.example\\c.xlsx")),
        Word("a Word document whose field brings in another file, in two pieces", Field(" LI", "NK Excel.Sheet.12 c:\\c.xlsx")),
        Word("a Word document whose simple field brings in another file", "<w:fldSimple w:instr=\" link Excel.Sheet.12 c:\\c.xlsx \"/>"),
        Word("a Word document whose field asks a database", Field("DATABASE \\d c:\\c.mdb")),
        Word("a Word document whose field is named by a field", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + Field("QUOTE 76 73 78 75") + "<w:r><w:instrText> Excel.Sheet.12 c:\\c.xlsx</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
        Word("a Word document whose field starts a program behind another field", Field("PAGE") + Field("DDEAUTO c:\\windows\\cmd.exe")),
        new("an Excel workbook whose second formula asks another program", "budget.xlsx", () => Some.Xlsx(("xl/worksheets/sheet1.xml", "<worksheet><c><f>A1</f></c><c><f>RTD(\"mal\",,\"x\")</f></c></worksheet>")), "fetches"),
    ];

    /// <summary>Documents that hold the same words and harm nobody.</summary>
    public static IReadOnlyList<(string What, string Name, Func<byte[]> Bytes)> Harmless { get; } =
    [
        ("objects packed as programs pack them", "plan.pdf", () => Some.Pdf(Some.Objects("/Type /ObjStm /N 1 /First 4 /Extends 9 0 R /Filter [ /FlateDecode ] /DecodeParms null ", Some.Flat(Some.Bytes("4 0 <</S/URI>>"))))),
        ("objects that are not packed", "plan.pdf", () => Some.Pdf(Some.Objects("/Type/ObjStm/N 1/First 4", Some.Bytes("4 0 <</S/URI>>")))),
        ("an image packed otherwise, and an outline", "plan.pdf", () => Some.Pdf(Some.Objects("/Type/XObject/Subtype/Image/Filter[/ASCII85Decode/FlateDecode]/DecodeParms[null<</Predictor 15/Columns 9>>]", Some.Flat(1, 2, 3)) + "\n5 0 obj\n<</Type/Outlines/First 6 0 R/N(obj <<)>>\nendobj")),
        ("fields of every day", "plan.docx", () => Some.Docx(Field(" HYPERLINK \"https://example.org/link page\" ") + Field(" MERGEFIELD Link \\* MERGEFORMAT ") + Field() + Field(" TOC \\o \"1-3\" ") + Field(" IF ", "1 = 1 ") + "<w:fldSimple w:instr=\" PAGE \"/>")),
    ];

    private static Hostile.Case Pdf(string what, string dictionary, Func<byte[]> packed, string word = "stream", string refused = "active_pdf") => new(what, "guide.pdf", () => Some.Pdf(Some.Objects(dictionary, packed(), word)), refused);

    private static Hostile.Case Word(string what, string paragraph) => new(what, "plan.docx", () => Some.Docx(paragraph), "fetches");

    private static string Field(params string[] words) => "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + string.Concat(words.Select(w => $"<w:r><w:instrText>{System.Security.SecurityElement.Escape(w)}</w:instrText></w:r>")) + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    /// <summary>As one who packs otherwise would: not a byte of it is read here.</summary>
    private static byte[] Plain() => [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];

    /// <summary>Rows of four bytes, each but its first as the difference from the row above (ISO 32000-1, 7.4.4.4, predictor 12).</summary>
    private static byte[] Differences()
    {
        var text = Encoding.Latin1.GetBytes(Script.PadRight((Script.Length + 3) / 4 * 4));
        return Some.Flat([.. Enumerable.Range(0, text.Length / 4).SelectMany(row => (byte[])[2, .. Enumerable.Range(row * 4, 4).Select(i => (byte)(text[i] - (row == 0 ? 0 : text[i - 4])))])]);
    }
}
