using Forum.Core.Search;

namespace Forum.Tests.Search;

public class HighlightsTests
{
    private static string Show(IEnumerable<Passage> passages) => string.Concat(passages.Select(passage => passage.Found ? $"[{passage.Text}]" : passage.Text));

    [TestCase("decrochage", "Les décrocheuses, d’abord", "Les [décrocheuses], d’abord")]
    [TestCase("ecole", "À l’école (secondaire)", "À [l’école] (secondaire)")]
    [TestCase("clsc", "Le C.L.S.C. appelle", "Le [C.L.S.C]. appelle")]
    [TestCase("intervenants", "Une intervenant·e!", "Une [intervenant·e]!")]
    [TestCase("zebre", "Rien ici", "Rien ici")]
    [TestCase("zebre", "", "")]
    public void An_answering_word_is_told_apart_whatever_its_form(string query, string text, string expected)
        => Assert.That(Show(Highlights.Of(text, Terms.Query(query))), Is.EqualTo(expected));

    [Test]
    public void The_extract_stands_around_the_first_answer()
    {
        var text = $"{string.Join(' ', Enumerable.Repeat("avant", 50))}\nle zèbre {string.Join(' ', Enumerable.Repeat("après", 50))}";
        Assert.That(Show(Highlights.Around(text, Terms.Query("zebres"), 60)), Is.EqualTo("…avant avant le [zèbre] après après après après après après…"));
    }

    [Test]
    public void The_extract_of_a_text_that_does_not_answer_is_its_start()
        => Assert.That(Show(Highlights.Around("un deux trois quatre cinq", Terms.Query("zebre"), 14)), Is.EqualTo("un deux trois…"));

    [Test]
    public void Nothing_throws()
    {
        var random = new Random(17);
        const string alphabet = "aé’·.( \n\u00A0\0\uD83D\uDE00z";
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            var whole = string.Concat(Highlights.Of(text, ["z", "a"]).Select(passage => passage.Text));
            Assert.That(whole, Is.EqualTo(text));
            Assert.That(() => Highlights.Around(text, ["z", "a"], random.Next(1, 30)), Throws.Nothing, text);
        }
    }
}
