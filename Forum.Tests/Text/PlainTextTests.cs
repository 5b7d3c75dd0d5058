using Forum.Core.Text;

namespace Forum.Tests.Text;

public class PlainTextTests
{
    [TestCase("<p>Bonjour <strong>vous</strong></p>\n<p>Ça va?</p>", "Bonjour vous\nÇa va?")]
    [TestCase("a &lt;script&gt; &amp; &eacute; &#233;", "a <script> & é é")]
    [TestCase("<table><tr><th>Mois</th><th>Places</th></tr><tr><td>Mai</td><td>3</td></tr></table>", "Mois Places\nMai 3")]
    [TestCase("<a href=\"/a?b>c\">lien</a>", "lien")]
    [TestCase("un<br>deux", "un\ndeux")]
    [TestCase("<ul><li><label><input type=\"checkbox\" disabled> fait</label></li></ul>", "fait")]
    [TestCase("<!-- rien -->a<script>alert('<b>')</script>b<style>p{}</style>", "ab")]
    [TestCase("1 < 2 et 3 > 2", "1 < 2 et 3 > 2")]
    [TestCase("<p", "")]
    [TestCase("<!--", "")]
    [TestCase("<script>", "")]
    [TestCase("a<", "a<")]
    [TestCase("", "")]
    public void Only_what_a_reader_sees_is_left(string html, string expected) => Assert.That(PlainText.Of(html), Is.EqualTo(expected));

    [Test]
    public void The_text_of_a_post_is_what_its_writer_wrote()
        => Assert.That(PlainText.Of(Markup.Render("## Bilan\n\nDe **3** à `22` [personnes](/fils/5)\n\n> Merci & bravo\n\n- [x] fait").Html),
            Is.EqualTo("Bilan\nDe 3 à 22 personnes\nMerci & bravo\nfait"));

    [Test]
    public void Nothing_throws()
    {
        var random = new Random(3);
        const string alphabet = "<>/!-?&;#\"'= abps\ntd\0\uD83D";
        for (var i = 0; i < 5_000; i++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            Assert.That(() => PlainText.Of(html), Throws.Nothing);
            Assert.That(Excerpt.Of(html, 10), Has.Length.LessThanOrEqualTo(10));
        }
    }

    [TestCase("<p>Bonjour à vous</p>", 50, "Bonjour à vous")]
    [TestCase("<p>Bonjour</p><p>à vous</p>", 50, "Bonjour à vous")]
    [TestCase("<p>Bonjour à vous toutes</p>", 15, "Bonjour à vous…")]
    [TestCase("<p>Bonjour, à vous</p>", 10, "Bonjour…")]
    [TestCase("<p>Anticonstitutionnellement</p>", 10, "Anticonst…")]
    [TestCase("<p>😀😀😀😀</p>", 6, "😀😀…")]
    [TestCase("<p>Bonjour</p>", 0, "")]
    [TestCase("", 10, "")]
    public void An_excerpt_is_cut_at_a_word_and_says_so(string html, int max, string expected)
        => Assert.That(Excerpt.Of(html, max), Is.EqualTo(expected));
}
