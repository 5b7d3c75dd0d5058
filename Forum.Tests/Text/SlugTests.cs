using Forum.Core.Text;

namespace Forum.Tests.Text;

public class SlugTests
{
    [TestCase("Absentéisme du lundi matin en 3e secondaire : qu’est-ce qui a marché chez vous?", "absenteisme-du-lundi-matin-en-3e-secondaire-qu-est-ce-qui-a-marche-chez-vous")]
    [TestCase("Cœur à l’œuvre, Æthelred", "coeur-a-l-oeuvre-aethelred")]
    [TestCase("Saguenay–Lac-Saint-Jean", "saguenay-lac-saint-jean")]
    [TestCase("  Intervenant·e·s — été 2026 !  ", "intervenant-e-s-ete-2026")]
    [TestCase("ÉCOLE ÇA NOËL", "ecole-ca-noel")]
    [TestCase("e\u0301cole", "ecole")]
    [TestCase("Łódź, Malmø", "lodz-malmo")]
    [TestCase("", "fil")]
    [TestCase("???", "fil")]
    [TestCase("日本語", "fil")]
    [TestCase("\uD83D\uDE00", "fil")]
    [TestCase("\uD83D", "fil")]
    public void A_title_becomes_a_readable_address(string title, string expected)
        => Assert.That(Slug.Of(title), Is.EqualTo(expected));

    [Test]
    public void A_long_title_is_cut_at_a_word()
    {
        var slug = Slug.Of("Fonds Cap sur demain (fictif) : soutien au raccrochage, jusqu’à 25 000 $ – date limite le 15 janvier");
        Assert.That(slug, Is.EqualTo("fonds-cap-sur-demain-fictif-soutien-au-raccrochage-jusqu-a-25-000-date-limite-le"));
    }

    [Test]
    public void A_single_endless_word_is_cut_all_the_same()
        => Assert.That(Slug.Of(new string('a', 500)), Is.EqualTo(new string('a', Slug.MaxLength)));

    [Test]
    public void Whatever_the_title_the_slug_is_made_of_lower_case_letters_digits_and_single_hyphens()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var title = new string(Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(0x10000)).ToArray());
            Assert.That(Slug.Of(title), Does.Match("^[a-z0-9]+(-[a-z0-9]+)*$").And.Length.LessThanOrEqualTo(Slug.MaxLength));
        }
    }
}
