using Forum.Core.Search;

namespace Forum.Tests.Search;

public class HighlightsTests
{
    private static string Show(IEnumerable<Passage> passages) => string.Concat(passages.Select(passage => passage.Found ? $"[{passage.Text}]" : passage.Text));

    private static IReadOnlyList<IReadOnlyList<string>> Asked(string query) => [.. Wanted.Of(query).SelectMany(wanted => wanted.Phrases)];

    [TestCase("decrochage", "Les décrocheuses, d’abord", "Les [décrocheuses], d’abord")]
    [TestCase("ecole", "À l’école (secondaire)", "À l’[école] (secondaire)")]
    [TestCase("décrochage", "On croche la croche, on s’accroche au crochet, on raccroche", "On croche la croche, on s’accroche au crochet, on [raccroche]")]
    [TestCase("saguenay", "Au Saguenay–Lac-Saint-Jean", "Au [Saguenay]–Lac-Saint-Jean")]
    [TestCase("25000", "Jusqu’à 25\u00A0000\u00A0$", "Jusqu’à [25\u00A0000]\u00A0$")]
    [TestCase("oeuvre", "Un chef-d’œuvre", "Un chef-d’[œuvre]")]
    [TestCase("ecole", "L’e\u0301cole de\u0301cide", "L’[e\u0301cole] de\u0301cide")]
    [TestCase("MEES", "Le ministère a lu; le ministère de l’Éducation consulte", "Le ministère a lu; le [ministère de l’Éducation] consulte")]
    [TestCase("clsc", "Le C.L.S.C. appelle", "Le [C.L.S.C.] appelle")]
    [TestCase("intervenants", "Une intervenant·e!", "Une [intervenant·e]!")]
    [TestCase("zebre", "Rien ici", "Rien ici")]
    [TestCase("zebre", "", "")]
    public void An_answering_word_is_told_apart_whatever_its_form(string query, string text, string expected)
        => Assert.That(Show(Highlights.Of(text, Asked(query))), Is.EqualTo(expected));

    [Test]
    public void The_extract_stands_around_the_first_answer()
    {
        var text = $"{string.Join(' ', Enumerable.Repeat("avant", 50))}\nle zèbre {string.Join(' ', Enumerable.Repeat("après", 50))}";
        Assert.That(Show(Highlights.Around(text, Asked("zebres"), 60)), Is.EqualTo("…avant avant le [zèbre] après après après après après après…"));
    }

    [Test]
    public void The_extract_of_a_text_that_does_not_answer_is_its_start()
        => Assert.That(Show(Highlights.Around("un deux trois quatre cinq", Asked("zebre"), 14)), Is.EqualTo("un deux trois…"));

    [Test]
    public void Nothing_throws()
    {
        var random = new Random(17);
        const string alphabet = "aé’·.( \n\u00A0\0\uD83D\uDE00z";
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var whole = string.Concat(Highlights.Of(text, [["z"], ["a"]]).Select(passage => passage.Text));
            Assert.That(whole, Is.EqualTo(text));
            Assert.That(() => Highlights.Around(text, [["z"], ["a"]], random.Next(1, 30)), Throws.Nothing, text);
        }
    }
}
