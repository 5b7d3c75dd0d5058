using Forum.Core.Text;

namespace Forum.Tests.Text;

public sealed class WordDiffTests
{
    [TestCase("On part mardi soir.", "On part mercredi soir.", "On part [-mardi-][+mercredi+] soir.")]
    [TestCase("Bonjour.", "Bonjour.", "Bonjour.")]
    [TestCase("", "Bonjour à vous.", "[+Bonjour à vous.+]")]
    [TestCase("Bonjour à vous.", "", "[-Bonjour à vous.-]")]
    [TestCase("un deux trois", "un trois", "un [-deux -]trois")]
    [TestCase("un trois", "un deux trois", "un [+deux +]trois")]
    public void Words_that_changed_are_told_apart_from_those_that_stayed(string before, string after, string expected) =>
        Assert.That(string.Concat(WordDiff.Of(before, after).Select(r => r.Change switch { Change.Removed => $"[-{r.Text}-]", Change.Added => $"[+{r.Text}+]", _ => r.Text })), Is.EqualTo(expected));

    [Test]
    public void Both_texts_can_be_read_back_even_where_everything_changed()
    {
        var before = string.Join(' ', Enumerable.Range(0, 5_000).Select(n => $"a{n}"));
        var after = string.Join(' ', Enumerable.Range(0, 5_000).Select(n => $"b{n}"));
        var runs = WordDiff.Of(before, after);
        Assert.That(string.Concat(runs.Where(r => r.Change is not Change.Added).Select(r => r.Text)), Is.EqualTo(before));
        Assert.That(string.Concat(runs.Where(r => r.Change is not Change.Removed).Select(r => r.Text)), Is.EqualTo(after));
    }
}
