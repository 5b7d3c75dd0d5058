using Forum.Core.Text;

namespace Forum.Tests.Text;

public class InputTests
{
    [TestCase(null, "")]
    [TestCase("", "")]
    [TestCase("   \r\n  ", "")]
    [TestCase("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [TestCase("a  \nb\t\n\n", "a\nb")]
    [TestCase("\n  a", "\n  a")]
    [TestCase("e\u0301cole", "école")]
    [TestCase("\uFEFFbonjour", "bonjour")]
    [TestCase("a\uD83D", "a\uD83D")]
    [TestCase("a\uFFFEb", "a\uFFFEb")]
    [TestCase("a\u00A0:", "a\u00A0:")]
    public void A_text_is_made_regular(string? raw, string expected) => Assert.That(Input.Clean(raw), Is.EqualTo(expected));

    [TestCase(null, "")]
    [TestCase("  deux\r\n mots\t ", "deux mots")]
    [TestCase("municipalités\u00A0: comment", "municipalités\u00A0: comment")]
    [TestCase("a \u00A0 b", "a\u00A0b")]
    [TestCase("\u00A0a\u2003b", "a b")]
    [TestCase("Luc\u200B Tremb\u00ADlay\u200F\u2060", "Luc Tremblay")]
    [TestCase("Luc\u200DTremblay", "LucTremblay")]
    [TestCase("👩\u200D🏫 et ❤️\u200D🔥", "👩\u200D🏫 et ❤️\u200D🔥")]
    [TestCase("Luc \u202Eyalbmert", "Luc \u202Eyalbmert")]
    public void A_line_has_no_line_end_and_single_spaces(string? raw, string expected) => Assert.That(Input.CleanLine(raw), Is.EqualTo(expected));

    [TestCase("Bonjour\n\tà vous \uD83D\uDE00 — œ")]
    [TestCase("👩\u200D🏫")]
    [TestCase("שלום")]
    public void An_ordinary_text_has_no_fault(string text) => Assert.That(Input.Fault(text, 100), Is.Null);

    [TestCase("")]
    [TestCase("  \n\t ")]
    [TestCase("\u200B\u00AD\uFEFF")]
    [TestCase("\u3164")]
    [TestCase("\u0301")]
    public void A_text_that_shows_nothing_is_empty(string text) => Assert.That(Input.Fault(text, 100), Is.EqualTo("input.empty"));

    [Test]
    public void A_text_longer_than_allowed_says_so()
    {
        Assert.That(Input.Fault(new string('a', 160), 160), Is.Null);
        Assert.That(Input.Fault(new string('a', 161), 160), Is.EqualTo("input.too_long"));
    }

    [TestCase("a\0b")]
    [TestCase("a\u0001")]
    [TestCase("a\u000B")]
    [TestCase("a\u001B[31m")]
    [TestCase("a\u007F")]
    [TestCase("a\u0085b")]
    [TestCase("a\u009F")]
    [TestCase("a\uFFFDb")]
    [TestCase("a\uFFFF")]
    [TestCase("a\uFFFE")]
    [TestCase("a\uFDD0")]
    [TestCase("a\uDBFF\uDFFF")]
    [TestCase("a\uD83D")]
    [TestCase("\uDE00a")]
    [TestCase("\0")]
    public void What_no_reader_could_show_is_unreadable(string text) => Assert.That(Input.Fault(text, 100), Is.EqualTo("input.unreadable"));

    [Test]
    public void Every_mark_that_can_reverse_a_line_is_refused([Range(0x202A, 0x202E)] int mark)
        => Assert.That(Input.Fault("a" + (char)mark, 100), Is.EqualTo("input.bidi"));

    [Test]
    public void Every_isolate_is_refused([Range(0x2066, 0x2069)] int mark)
        => Assert.That(Input.Fault("a" + (char)mark, 100), Is.EqualTo("input.bidi"));

    [Test]
    public void Nothing_throws_and_cleaning_twice_changes_nothing()
    {
        var random = new Random(11);
        for (var i = 0; i < 3_000; i++)
        {
            var raw = new string(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(0x10000)).ToArray());
            var clean = Input.Clean(raw);
            Assert.That(Input.Clean(clean), Is.EqualTo(clean));
            Assert.That(Input.CleanLine(clean), Does.Not.Contain("\n"));
            Assert.That(() => Input.Fault(clean, 50), Throws.Nothing);
        }
    }
}
