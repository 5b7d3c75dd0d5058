using Forum.Core.Text;

namespace Forum.Tests.Text;

/// <summary>RELIABILITY.md facts 1 to 4: at the longest accepted length every shape ends soon, in a bounded page or in a refusal.</summary>
public class MarkupLimitsTests
{
    private static readonly string[] Refusals = ["markup.too_long", "markup.table_too_large", "markup.too_nested", "markup.too_heavy"];

    // the aim is a quarter of it, so that a slow machine keeps the promise too
    private static readonly TimeSpan Promise = TimeSpan.FromMilliseconds(250);

    private static IEnumerable<TestCaseData> Shapes()
        => HostileShapes.All().Select(shape => new TestCaseData(shape.Markdown).SetName("{m}: " + Printable(shape.Name)));

    private static string Printable(string name) => string.Concat(name.Select(c => c is > ' ' and < '\u007F' or ' ' ? c.ToString() : $"\\u{(int)c:X4}"));

    [OneTimeSetUp]
    public void Warm()
    {
        for (var i = 0; i < 50; i++) Markup.Render("# a\n\n*b* [c](https://example.org)\n\n- [x] d\n\n|e|\n|-|\n|f|");
    }

    [TestCaseSource(nameof(Shapes))]
    public void A_hostile_text_ends_soon(string markdown) => AssertEndsSoon(markdown);

    /// <summary>The same shapes cut to the longest start that is accepted and filled up with prose: what a cost just under the limits is.</summary>
    [TestCaseSource(nameof(Shapes))]
    public void A_hostile_text_just_under_the_limits_ends_soon(string markdown)
    {
        var accepted = LongestAccepted(markdown) + "\n\n";
        AssertEndsSoon(accepted + string.Concat(Enumerable.Repeat("mot ", Math.Max(0, (Markup.MaxLength - accepted.Length) / 4))));
    }

    [Test]
    public void There_are_many_shapes() => Assert.That(HostileShapes.All().Count(), Is.GreaterThan(200));

    [Test]
    public void A_text_too_long_is_refused_and_the_longest_is_not()
    {
        Assert.That(Markup.Render(new string('a', Markup.MaxLength + 1)).Refusal, Is.EqualTo("markup.too_long"));
        Assert.That(Markup.Render(new string('a', Markup.MaxLength)).Refusal, Is.Null);
    }

    [TestCase(">>>>>>>>>>>>>>>>>>>>> a")]
    [TestCase("- - - - - - - - - - - - - - - - - - - - - a")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[[")]
    public void Twenty_one_levels_are_too_many(string markdown) => Assert.That(Markup.Render(markdown).Refusal, Is.EqualTo("markup.too_nested"));

    [Test]
    public void A_table_of_three_thousand_cells_is_accepted_and_a_larger_one_is_not()
    {
        static string Table(int rows) => "|a|b|c|\n|-|-|-|\n" + string.Concat(Enumerable.Repeat("|1|2|3\n", rows - 2));
        Assert.That(Markup.Render(Table(1_000)).Refusal, Is.Null);
        Assert.That(Markup.Render(Table(1_001)).Refusal, Is.EqualTo("markup.table_too_large"));
    }

    [Test]
    public void A_long_address_repeated_by_reference_is_too_heavy()
        => Assert.That(Markup.Render("[a]: /" + new string('u', 9_000) + "\n\n" + string.Concat(Enumerable.Repeat("[a] ", 900))).Refusal, Is.EqualTo("markup.too_heavy"));

    [TestCase("- - - - - - - - - - - - - - - - - - - - - - - - - - - - - -")]
    [TestCase("* * * * * * * * * * * * * * * * * * * * * * * * * * * * * *")]
    [TestCase("______________________________________________________________")]
    public void A_rule_across_the_page_is_no_nesting(string markdown) => Assert.That(Markup.Render(markdown).Html, Is.EqualTo("<hr>"));

    [Test]
    public void A_long_honest_post_is_accepted()
    {
        const string part = "## Semaine\n\nOn a vu **douze** jeunes; *trois* sont revenus ([compte rendu](https://example.org/cr)).\n\n- lundi : accueil\n  - déjeuner\n- [x] mardi\n\n|Jour|Présences|\n|-|-:|\n|lundi|12|\n|mardi|9|\n\n> Merci!\n\n";
        var post = string.Concat(Enumerable.Repeat(part, Markup.MaxLength / part.Length));
        Assert.That(Markup.Render(post).Refusal, Is.Null);
    }

    [Test]
    public void Nothing_throws()
    {
        var random = new Random(5);
        const string alphabet = "*_~`[]()<>&|\\!#-+=:\"' \n\tab1.@/x;^é\0\uD83D\uDE00\uFFFF\u202E";
        string[] pieces = ["membre:1", "https://", "www.", "- [ ] ", "|-|", "```", "<!--", "]:", "](", "&#", "\n\n", "> ", "1. "];
        for (var i = 0; i < 20_000; i++)
        {
            var markdown = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => random.Next(4) == 0 ? pieces[random.Next(pieces.Length)] : alphabet[random.Next(alphabet.Length)].ToString()));
            Assert.That(() => Markup.Render(markdown), Throws.Nothing, markdown);
            Assert.That(() => Markup.Mentions(markdown), Throws.Nothing, markdown);
        }
    }

    private static void AssertEndsSoon(string markdown)
    {
        Rendering rendering = default;
        var cost = Cost.Of(() => rendering = Markup.Render(markdown), Promise / 4);
        Assert.That(cost, Is.LessThan(Promise));
        Assert.That(rendering.Html, Has.Length.LessThanOrEqualTo(20 * markdown.Length + 20_000));
        Assert.That(rendering.Refusal, Is.Null.Or.AnyOf(Refusals));
    }

    // counting is cheap, rendering is not: only what the count lets through and the renderer refuses is tried piece by piece
    private static string LongestAccepted(string markdown)
    {
        var counted = LongestAccepted(markdown, text => MarkupLimits.Fault(text) is null);
        return Markup.Render(counted).Refusal is null ? counted : LongestAccepted(counted, text => Markup.Render(text).Refusal is null);
    }

    private static string LongestAccepted(string markdown, Predicate<string> isAccepted)
    {
        if (isAccepted(markdown)) return markdown;
        var (low, high) = (0, markdown.Length);
        while (high - low > 32)
        {
            var middle = (low + high) / 2;
            if (isAccepted(markdown[..middle])) low = middle;
            else high = middle;
        }
        return markdown[..low];
    }
}
