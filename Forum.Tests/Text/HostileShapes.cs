namespace Forum.Tests.Text;

/// <summary>Texts of exactly the longest accepted length whose only aim is to cost: nested, repeated, unbalanced, mixed.</summary>
public static class HostileShapes
{
    private const int N = Forum.Core.Text.Markup.MaxLength;

    public static IEnumerable<(string Name, string Markdown)> All()
        => Repeated().Concat(Blocks()).Concat(Inlines()).Concat(Tables()).Concat(References()).Concat(Mixed())
            .Select(shape => (shape.Name, shape.Markdown.Length > N ? shape.Markdown[..N] : shape.Markdown));

    public static string Fill(string unit) => string.Concat(Enumerable.Repeat(unit, N / unit.Length + 1))[..N];

    private static string Twice(string first, string second) => Fill(first)[..(N / 2)] + Fill(second)[..(N / 2)];

    private static string Lines(Func<int, string> line)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; text.Length < N; i++) text.Append(line(i)).Append('\n');
        return text.ToString();
    }

    /// <summary>One unit again and again: most known slow cases of Markdown readers are of this kind.</summary>
    private static IEnumerable<(string Name, string Markdown)> Repeated()
        => new[]
        {
            ">", "> ", ">\n", "> a\n\n", "-", "- ", "-\n", "- a\n", "* ", "+ ", "1. ", "1.\n", "1) a\n", "# ", "#\n", "# a\n", "=\n", "a\n=\n", "a\n-\n", "a\n\n", "\n", " ", "\t", "    a\n",
            "*", "**", "*a", "*a ", "*a*", "**a **", "_", "_a", "_a_", "*_", "*a_ ", "a**b", "~", "~~", "~~a", "~~a~~ ", "***a ", "a*** ", "*a **b ", "*a_b*c_ ",
            "[", "[]", "][", "[a", "a]", "[a](", "[a](b", "[a](b)", "[ (](", "[a][", "[a][b]", "![", "![]()", "![a](", "[[]]", "[](", "[](<", "[a](<b", "[a](b \"", "\\[", "[\\", "[^a]", "[@a](membre:1)",
            "`", "``", "`a", "`a` ", "``a` ", "a``b`", "```\n", "~~~\n", "```a\n```\n", "` `` ",
            "<", "<a", "<a ", "<!--", "<!-- ", "<!-- a -->", "<?", "<![CDATA[", "</", "<a href=\"", "<a b='", "<http://a>", "<a@b.c>", "<a@b", "<script>",
            "&", "&amp;", "&amp", "&#0;", "&#x41;", "&lt;", "&copy;", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;", "&#",
            "http://a.b ", "https://a.b/c_d_e ", "http://", "www.", "www.a.b ", "www.a.b/(", "http://a.b/))) ", "http://a.b/&amp; ", "mailto:a@b ", "ftp://a.b ", "http://a", "a.b.", "_www.a.b_ ",
            "|", "||", "|a", "a|", "|a|\n", "|\n", "|-", "-|", "|-|\n", "|a|\n|-|\n", ":-", ":-|", "\\|", "`|`",
            "- [ ]", "- [ ] a\n", "- [x] a\n", "- [ ]\n", "[ ] ", "- - [ ] a\n", "- > ", "> - a\n", "> > ", "> > a\n", "- * + ", "- 1. ", "1. - ",
            "\\", "\\\\", "\\*", "\\\n", "a  \n", "a\\\n", "\0", "\uFFFD", "\uFEFF", "\u00AD", "e\u0301", "\u202E", "\uD83D\uDE00", "\uD83D", "\uDE00", "œ", "\u2028", "\u0085", "\r", "\r\n", "---\n", "***\n", "* * *\n", "- - - ", "! ", "(", ")", "\"", "'", ":",
        }.Select(unit => ("repeated " + unit, Fill(unit)));

    private static IEnumerable<(string Name, string Markdown)> Blocks()
    {
        yield return ("list deeper by line", Lines(i => new string(' ', 2 * i) + "- a"));
        yield return ("ordered list deeper by line", Lines(i => new string(' ', 3 * i) + "1. a"));
        yield return ("quotes deeper by line", Lines(i => new string('>', i) + " a"));
        yield return ("quotes shallower by line", Lines(i => new string('>', Math.Max(0, 190 - i)) + " a"));
        yield return ("list saw", Lines(i => new string(' ', 2 * (i % 20)) + "- a"));
        yield return ("quote and list saw", Lines(i => string.Concat(Enumerable.Repeat("> - ", i % 14)) + "a"));
        yield return ("list in quote on one line", Fill("> - "));
        yield return ("lazy continuation", string.Concat(Enumerable.Repeat("> ", 29)) + Fill("a\n"));
        yield return ("lazy list continuation", string.Concat(Enumerable.Repeat("- ", 29)) + Fill("a\n"));
        yield return ("blank lines in a deep list", string.Concat(Enumerable.Repeat("- ", 29)) + "a" + Fill("\n"));
        yield return ("indent only", Lines(i => new string(' ', i)));
        yield return ("indent and text", Lines(i => new string(' ', i) + "a"));
        yield return ("tabs and text", Lines(i => new string('\t', i % 100) + "a"));
        yield return ("fences never closed", Lines(i => new string('`', 3 + i % 100)));
        yield return ("fence in quotes", Lines(_ => "> > > ```"));
        yield return ("one long heading", "# " + Fill("# a "));
        yield return ("one long setext", Fill("a ")[..(N / 2)] + "\n" + Fill("="));
        yield return ("one long paragraph of one word", Fill("a"));
        yield return ("one paragraph of lines", Fill("a\n"));
        yield return ("numbers of list items", Lines(i => $"{i}. a"));
        yield return ("every marker once", Lines(i => "-*+>#=`~|"[i % 9] + " a"));
        yield return ("loose list", Fill("- a\n\n"));
        yield return ("list of quotes of lists", Fill("- > - > a\n"));
    }

    private static IEnumerable<(string Name, string Markdown)> Inlines()
    {
        yield return ("open then close brackets", Twice("[", "]"));
        yield return ("open brackets then addresses", Twice("[", "](a)"));
        yield return ("open stars then close", Twice("*a ", " a*"));
        yield return ("open both then close both", Twice("*_", "_*"));
        yield return ("strong in emphasis", Twice("*a **b ", "c** d*"));
        yield return ("backticks longer and longer", Lines(i => new string('`', i) + "a").Replace('\n', ' '));
        yield return ("backticks shorter and shorter", Lines(i => new string('`', Math.Max(1, 190 - i)) + "a").Replace('\n', ' '));
        yield return ("link text of links", Twice("[a", "](b)"));
        yield return ("pictures in pictures", Twice("![a", "](b)"));
        yield return ("address of brackets", "[a](" + Fill("("));
        yield return ("address of closed brackets", "[a](" + Twice("(", ")") + ")");
        yield return ("title never closed", "[a](b \"" + Fill("a "));
        yield return ("many titles never closed", Fill("[a](b \"c"));
        yield return ("comment never closed", "<!--" + Fill("-"));
        yield return ("tags never closed", Fill("<a "));
        yield return ("attributes without end", "<a" + Fill(" b=\"c\""));
        yield return ("long address", "https://a.b/" + Fill("c"));
        yield return ("long address of brackets", "https://a.b/" + Fill("("));
        yield return ("long address of points", "https://a" + Fill(".b"));
        yield return ("long address of entities", "https://a.b/" + Fill("&amp;"));
        yield return ("emphasis across words", Fill("a*b_c*d_"));
        yield return ("star runs of many lengths", Lines(i => new string('*', 1 + i % 7) + "a").Replace('\n', ' '));
        yield return ("mentions", Fill("[@Amina Diallo](membre:12) "));
        yield return ("mentions nested", Twice("[@a ", "](membre:3)"));
        yield return ("emphasis in link in emphasis", Fill("*[a*](b)"));
        yield return ("code in brackets", Fill("[`](`"));
        yield return ("hard breaks in emphasis", Fill("*a\\\n"));
        yield return ("zalgo", "a" + Fill("\u0300\u0301\u0316"));
    }

    private static IEnumerable<(string Name, string Markdown)> Tables()
    {
        yield return ("table bomb", Wide(N / 6) + string.Concat(Enumerable.Repeat("|\n", N / 6)));
        yield return ("table at the limit, wide", Wide(90) + string.Concat(Enumerable.Repeat("|\n", 30)));
        yield return ("table at the limit, long", Wide(3) + string.Concat(Enumerable.Repeat("|\n", 700)));
        yield return ("tables many", Fill("|a|b|\n|-|-|\n|c|d|\n\n"));
        yield return ("table with one wide row", "|a|\n|-|\n" + Fill("|b|\n")[..(N / 2)] + Fill("|"));
        yield return ("table without pipes at the ends", Fill("a|b\n"));
        yield return ("table head only", Fill("a|b\n-|-\n"));
        yield return ("table in a quote", Fill("> |a|b|\n> |-|-|\n> |c|d|\n>\n"));
        yield return ("table in a list", Fill("- |a|b|\n  |-|-|\n  |c|d|\n"));
        yield return ("table of code", Fill("|`a|`|\n|-|-|\n"));
        yield return ("table of emphasis", Wide(20) + Fill("|*a|**b"));
        yield return ("table rule only", Fill("|:-:"));
        yield return ("table of escaped pipes", Fill("|\\|"));
        static string Wide(int columns) => string.Concat(Enumerable.Repeat("|a", columns)) + "\n" + string.Concat(Enumerable.Repeat("|-", columns)) + "\n";
    }

    private static IEnumerable<(string Name, string Markdown)> References()
    {
        yield return ("reference bomb", "[a]: " + new string('u', N / 2) + "\n\n" + Fill("[a] "));
        yield return ("reference at the limit", "[a]: /" + new string('u', 400) + "\n\n" + Fill("[a] ")[..3_800]);
        yield return ("reference of a long title", "[a]: /b \"" + new string('u', N / 2) + "\"\n\n" + Fill("[a] "));
        yield return ("references many", Lines(i => $"[{i}]: /{i}"));
        yield return ("references many and used", Lines(i => $"[{i}]: /{i}\n\n[{i - 1}]"));
        yield return ("references never defined", Lines(i => $"[{i}][{i}]"));
        yield return ("reference on three lines", "[a]:\n/" + new string('u', N / 2) + "\n'b'\n\n" + Fill("[a]"));
        yield return ("reference label never closed", Fill("[a\n"));
        yield return ("reference label long", "[" + Fill("a") + "]: /b");
        yield return ("reference in quotes", Fill("> [a]: /b\n"));
        yield return ("reference title never closed", Fill("[a]: /b \"c\n"));
        yield return ("same reference again", Fill("[a]: /b\n"));
    }

    private static IEnumerable<(string Name, string Markdown)> Mixed()
    {
        yield return ("everything once a line", Fill("> - [ ] **a** `b` [c](d) ![e](f) <g@h.i> https://j.k &amp; ~~l~~ | m |\n"));
        yield return ("punctuation by turns", Fill("*_~`[]()<>&|\\!#-+=:\"' \n"));
        yield return ("random punctuation", Random(1, "*_~`[]()<>&|\\!#-+=:\"' \nab1."));
        yield return ("random blocks", Random(2, "> -\n*1. #|a\t`"));
        yield return ("random brackets", Random(3, "[]()!a\n "));
        yield return ("random emphasis", Random(4, "*_~a b"));
        yield return ("random table", Random(5, "|-:a\n "));
        yield return ("random code", Random(6, "`a \n~"));
        static string Random(int seed, string alphabet)
        {
            var random = new Random(seed);
            return string.Concat(Enumerable.Range(0, N).Select(_ => alphabet[random.Next(alphabet.Length)]));
        }
    }
}
