using System.Text;
using Forum.Core.Files;
using Forum.Tests.Pictures;

namespace Forum.Tests.Files;

public sealed class ExamineFileTests
{
    [TestCaseSource(typeof(Hostile), nameof(Hostile.All))]
    public void A_hostile_file_is_refused_for_what_it_is_or_kept_without_what_harms(object hostile)
    {
        var one = (Hostile.Case)hostile;
        var sent = one.Bytes();
        var (kept, refusal) = ExamineFile.Run(sent, one.Name);
        if (one.Refused.Length > 0) Assert.That(refusal?.Key, Is.EqualTo("files.refused." + one.Refused));
        else
        {
            Assert.That(kept!.Kind.IsImage());
            var text = Encoding.Latin1.GetString(kept.Bytes);
            foreach (var harm in new[] { "<?php", "<script", "PK\u0005\u0006", "Exif", "Zibeline" }) Assert.That(text, Does.Not.Contain(harm));
        }
    }

    private static IEnumerable<TestCaseData> SlyOnes() => Sly.All.Select(c => new TestCaseData(c).SetArgDisplayNames(c.What));

    [TestCaseSource(nameof(SlyOnes))]
    public void Harm_that_stands_where_another_reader_looks_is_seen(object sly)
    {
        var one = (Hostile.Case)sly;
        Assert.That(ExamineFile.Run(one.Bytes(), one.Name).Refusal?.Key, Is.EqualTo("files.refused." + one.Refused));
    }

    [Test]
    public void The_same_words_in_a_harmless_file_refuse_nothing()
    {
        foreach (var (what, name, bytes) in Sly.Harmless) Assert.That(ExamineFile.Run(bytes(), name).Refusal?.Key, Is.Null, what);
    }

    private static IEnumerable<TestCaseData> Sound()
    {
        yield return new("plan.pdf", Some.Pdf(Some.Packed("4 0 <</S/URI/URI(https://example.org)>>")), FileKind.Pdf);
        yield return new("plan.docx", Some.Docx(more: ("word/_rels/document.xml.rels", Some.Relation("hyperlink", "https://example.org/page"))), FileKind.Docx);
        yield return new("budget.xlsx", Some.Xlsx(), FileKind.Xlsx);
        yield return new("midi.pptx", Some.Pptx(), FileKind.Pptx);
        yield return new("plan.odt", Some.OpenDocument(), FileKind.Odt);
        yield return new("budget.ods", Some.OpenDocument("spreadsheet"), FileKind.Ods);
        yield return new("midi.odp", Some.OpenDocument("presentation"), FileKind.Odp);
        yield return new("notes.txt", Some.Bytes("L'\u00E9t\u00E9 : 1 < 2, 5 > 3, -4, +1 819 555-0199, a@example.org\r\n"), FileKind.Txt);
        yield return new("LISTE.CSV", Some.Bytes("nom;solde\r\nLuc;-12,50\r\nIna;+1 819 555-0199\r\n"), FileKind.Csv);
        yield return new("photo.jpg", Sample.Jpeg(), FileKind.Jpeg);
        yield return new("photo.png", Sample.Png(), FileKind.Png);
        yield return new("photo.webp", Sample.WebP(), FileKind.WebP);
        yield return new("anime.gif", Some.Gif(), FileKind.Png);
        yield return new("balado.mp3", Some.Mp3(before: [.. Some.Bytes("ID3\u0004\0\0\0\0\0\u0010"), .. new byte[16]], after: [.. Some.Bytes("TAG"), .. new byte[125]]), FileKind.Mp3);
        yield return new("memo.m4a", Some.M4a(), FileKind.M4a);
        yield return new("photo.pdf", Sample.Jpeg(), FileKind.Jpeg);
    }

    [TestCaseSource(nameof(Sound))]
    public void Every_kind_of_the_design_is_known_by_its_content(string name, byte[] sent, FileKind kind)
    {
        var (kept, refusal) = ExamineFile.Run(sent, name);
        Assert.That(refusal, Is.Null);
        Assert.That(kept!.Kind, Is.EqualTo(kind));
        // what is kept is what would be kept of it again
        Assert.That(ExamineFile.Run(kept.Bytes, name).Value!.Kind, Is.EqualTo(kind));
    }

    [Test]
    public void An_author_s_name_leaves_an_office_document_and_its_text_stays()
    {
        var word = ExamineFile.Run(Some.Docx(), "plan.docx").Value!.Bytes;
        Assert.That(Some.Part(word, "docProps/core.xml"), Does.Not.Contain("Zibeline").And.Contain("Grille"));
        Assert.That(Some.Part(word, "word/document.xml"), Does.Contain("Bonjour"));
        Assert.That(Some.Part(ExamineFile.Run(Some.OpenDocument(), "plan.odt").Value!.Bytes, "meta.xml"), Does.Not.Contain("Zibeline"));
        Assert.That(ExamineFile.Run(Some.Docx(), "plan.docx").Value!.Bytes, Is.EqualTo(word), "the same document is the same bytes");
    }

    [Test]
    public void A_text_of_Windows_is_kept_in_UTF_8()
    {
        Assert.That(Encoding.UTF8.GetString(ExamineFile.Run(Some.Bytes("D\u00E9j\u00E0 l'\u00E9t\u00E9"), "a.txt").Value!.Bytes), Is.EqualTo("Déjà l'été"));
        Assert.That(ExamineFile.Run("Déjà;1\n"u8.ToArray(), "a.csv").Value!.Bytes, Is.EqualTo((byte[])[.. Encoding.UTF8.Preamble, .. "Déjà;1\n"u8]));
    }

    [Test]
    public void A_large_image_is_made_smaller_and_turned_the_right_way_up()
    {
        var image = ExamineFile.Run(Sample.Jpeg(4000, 2000, orientation: 6), "photo.jpg").Value!.Image!;
        Assert.That((image.Width, image.Height, image.PreviewWidth, image.PreviewHeight), Is.EqualTo((1280L, 2560L, 320L, 640L)));
    }

    [TestCase("rapport.pdf", "rapport.pdf")]
    [TestCase("C:\\fakepath\\Mon plan.PDF", "Mon plan.pdf")]
    [TestCase("../../etc/passwd", "passwd.pdf")]
    [TestCase("facture.pdf.exe", "facture.pdf")]
    [TestCase("facture\u202Efdp.exe", "facturefdp.pdf")]
    [TestCase("a\0b\r\nSet-Cookie: x.pdf", "abSet-Cookie- x.pdf")]
    [TestCase("<img src=x onerror=alert(1)>.pdf", "-img src=x onerror=alert(1)-.pdf")]
    [TestCase("plan v1.2", "plan v1.2.pdf")]
    [TestCase("CON.pdf", "CON-.pdf")]
    [TestCase("  ...  ", "fichier.pdf")]
    [TestCase(null, "fichier.pdf")]
    public void A_name_is_cleaned_and_ends_in_what_the_file_is(string? sent, string kept) => Assert.That(FileNames.Clean(sent, FileKind.Pdf), Is.EqualTo(kept));

    [Test]
    public void A_long_name_shows_its_beginning_and_its_ending()
    {
        var name = FileNames.Clean(new string('é', 300) + ".docx", FileKind.Docx);
        Assert.That(name, Has.Length.EqualTo(FileNames.MaxLength).And.EndsWith("é.docx"));
        Assert.That(FileNames.Shortened(name), Has.Length.LessThanOrEqualTo(48).And.EndsWith("é….docx"));
    }
}
