using Forum.Core.Text;

namespace Forum.Tests.Text;

public class MarkupTests
{
    private static string Html(string markdown)
    {
        var rendering = Markup.Render(markdown);
        Assert.That(rendering.Refusal, Is.Null);
        return rendering.Html;
    }

    [TestCase("Bonjour **vous** *tous* ~~non~~ `code`", "<p dir=\"auto\">Bonjour <strong>vous</strong> <em>tous</em> <del>non</del> <code>code</code></p>")]
    [TestCase("un\ndeux", "<p dir=\"auto\">un<br>\ndeux</p>")]
    [TestCase("environ ~20 à ~30 a^b x==y", "<p dir=\"auto\">environ ~20 à ~30 a^b x==y</p>")]
    [TestCase("- un\n- deux", "<ul>\n<li dir=\"auto\">un</li>\n<li dir=\"auto\">deux</li>\n</ul>")]
    [TestCase("3. un\n4. deux", "<ol start=\"3\">\n<li dir=\"auto\">un</li>\n<li dir=\"auto\">deux</li>\n</ol>")]
    [TestCase("> cité", "<blockquote dir=\"auto\">\n<p>cité</p>\n</blockquote>")]
    [TestCase("```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>")]
    [TestCase("***", "<hr>")]
    [TestCase("a &amp; b &lt; c © &copy;", "<p dir=\"auto\">a &amp; b &lt; c © ©</p>")]
    [TestCase("", "")]
    public void What_people_write_is_kept(string markdown, string expected) => Assert.That(Html(markdown), Is.EqualTo(expected));

    [TestCase("# Un", "<h3 dir=\"auto\">Un</h3>")]
    [TestCase("## Deux", "<h3 dir=\"auto\">Deux</h3>")]
    [TestCase("### Trois", "<h4 dir=\"auto\">Trois</h4>")]
    [TestCase("##### Cinq", "<h6 dir=\"auto\">Cinq</h6>")]
    [TestCase("###### Six", "<h6 dir=\"auto\">Six</h6>")]
    [TestCase("> # Un", "<blockquote dir=\"auto\">\n<h3 dir=\"auto\">Un</h3>\n</blockquote>")]
    [TestCase("#mot-clic", "<p dir=\"auto\">#mot-clic</p>")]
    public void A_heading_never_outranks_those_of_the_page(string markdown, string expected) => Assert.That(Html(markdown), Is.EqualTo(expected));

    [TestCase("[outil](https://example.org/a?b=1&c=2)", "<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"nofollow ugc noopener\">outil</a>")]
    [TestCase("[outil](http://example.org \"titre\")", "<a href=\"http://example.org\" rel=\"nofollow ugc noopener\">outil</a>")]
    [TestCase("[écrire](mailto:a@example.org)", "<a href=\"mailto:a@example.org\" rel=\"nofollow ugc noopener\">écrire</a>")]
    [TestCase("[fil](/fils/12/titre#m3)", "<a href=\"/fils/12/titre#m3\">fil</a>")]
    [TestCase("https://example.org/a_b_c.", "<a href=\"https://example.org/a_b_c\" rel=\"nofollow ugc noopener\">https://example.org/a_b_c</a>.")]
    [TestCase("www.example.org", "<a href=\"https://www.example.org\" rel=\"nofollow ugc noopener\">www.example.org</a>")]
    [TestCase("[site](www.example.org)", "<a href=\"https://www.example.org\" rel=\"nofollow ugc noopener\">site</a>")]
    [TestCase("<https://example.org>", "<a href=\"https://example.org\" rel=\"nofollow ugc noopener\">https://example.org</a>")]
    [TestCase("<a@example.org>", "<a href=\"mailto:a@example.org\" rel=\"nofollow ugc noopener\">a@example.org</a>")]
    [TestCase("[a][r]\n\n[r]: https://example.org", "<a href=\"https://example.org\" rel=\"nofollow ugc noopener\">a</a>")]
    [TestCase("[google.com](https://example.org)", "<a href=\"https://example.org\" rel=\"nofollow ugc noopener\">google.com</a>")]
    public void A_link_leads_where_it_may(string markdown, string expected) => Assert.That(Html(markdown), Is.EqualTo($"<p dir=\"auto\">{expected}</p>"));

    [TestCase("[x](javascript:alert(1))", "x")]
    [TestCase("[x](//example.org)", "x")]
    [TestCase("[x](/\\example.org)", "x")]
    [TestCase("[x](</\texample.org>)", "x")]
    [TestCase("[x](relatif)", "x")]
    [TestCase("[x](#m3)", "x")]
    [TestCase("[x](http:)", "x")]
    [TestCase("[x](https://)", "x")]
    [TestCase("[x](mailto:)", "x")]
    [TestCase("[x](ftp://example.org)", "x")]
    [TestCase("[**x**](tel:123)", "<strong>x</strong>")]
    [TestCase("<javascript:alert(1)>", "javascript:alert(1)")]
    [TestCase("ftp://example.org", "ftp://example.org")]
    public void A_link_that_may_not_lead_there_is_only_its_words(string markdown, string expected) => Assert.That(Html(markdown), Is.EqualTo($"<p dir=\"auto\">{expected}</p>"));

    [TestCase("![plan](https://example.org/a.png)", "<a href=\"https://example.org/a.png\" rel=\"nofollow ugc noopener\">plan</a>")]
    [TestCase("![](https://example.org/a.png)", "<a href=\"https://example.org/a.png\" rel=\"nofollow ugc noopener\">https://example.org/a.png</a>")]
    [TestCase("[![plan](https://example.org/a.png)](https://example.org)", "<a href=\"https://example.org\" rel=\"nofollow ugc noopener\">plan</a>")]
    [TestCase("![x](data:image/png;base64,AAAA)", "x")]
    [TestCase("![](javascript:1)", "…")]
    public void A_picture_is_a_link_so_that_reading_loads_nothing(string markdown, string expected) => Assert.That(Html(markdown), Is.EqualTo($"<p dir=\"auto\">{expected}</p>"));

    [Test]
    public void Raw_HTML_is_shown_as_it_was_typed()
        => Assert.That(Html("<b onclick=\"a()\">gras</b> <!-- note -->"), Is.EqualTo("<p dir=\"auto\">&lt;b onclick=\"a()\"&gt;gras&lt;/b&gt; &lt;!-- note --&gt;</p>"));

    [Test]
    public void A_table_scrolls_in_a_box_named_by_its_columns_and_aligns_by_class()
        => Assert.That(Html("|Mois|Montant|\n|:-|-:|\n|**Mai**|1 200 $|\n|Juin|"), Is.EqualTo(
            "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Mois, Montant\"><table>"
            + "<thead><tr><th dir=\"auto\">Mois</th><th dir=\"auto\" class=\"a-right\">Montant</th></tr></thead>"
            + "<tbody><tr><td dir=\"auto\"><strong>Mai</strong></td><td dir=\"auto\" class=\"a-right\">1 200 $</td></tr>"
            + "<tr><td dir=\"auto\">Juin</td><td dir=\"auto\" class=\"a-right\"></td></tr></tbody></table></div>"));

    [Test]
    public void A_column_without_a_title_has_a_plain_cell_for_one()
        => Assert.That(Html("| |a \"b\"|\n|-|:-:|\n|c|d|"), Does.Contain("aria-label=\"a &quot;b&quot;\"").And.Contain("<td dir=\"auto\"></td><th dir=\"auto\" class=\"a-center\">a \"b\"</th>"));

    [Test]
    public void A_task_is_a_disabled_box_named_by_its_words()
        => Assert.That(Html("- [x] appeler **l’école**\n- [ ] relancer"), Is.EqualTo(
            "<ul class=\"contains-task-list\">\n<li class=\"task-list-item\" dir=\"auto\"><label><input type=\"checkbox\" disabled checked> appeler <strong>l’école</strong></label></li>\n"
            + "<li class=\"task-list-item\" dir=\"auto\"><label><input type=\"checkbox\" disabled> relancer</label></li>\n</ul>"));

    [Test]
    public void A_member_is_named_without_the_number_of_the_account()
        => Assert.That(Html("Merci [@Amina Diallo](membre:12)!"), Is.EqualTo("<p dir=\"auto\">Merci <span class=\"mention\">@Amina Diallo</span>!</p>"));

    [TestCase("Merci", new long[0])]
    [TestCase("[@Amina Diallo](membre:12), [@Ève](membre:3) et encore [@Amina](membre:12)", new long[] { 12, 3 })]
    [TestCase("- > **[@Ève](membre:3)**\n\n|a|\n|-|\n|[@Léo](membre:4)|", new long[] { 3, 4 })]
    [TestCase("`[@Ève](membre:3)`\n\n    [@Ève](membre:3)", new long[0])]
    [TestCase("[Ève](membre:3) ![@Ève](membre:4) [@Ève](membre:0) [@Ève](membre:-1) [@Ève](membre:9e9) [@Ève](membre:99999999999999999999)", new long[0])]
    [TestCase("\\[@Ève](membre:3)", new long[0])]
    public void Only_a_name_after_an_at_sign_and_a_true_number_mention_a_member(string markdown, long[] expected)
        => Assert.That(Markup.Mentions(markdown), Is.EqualTo(expected));

    [Test]
    public void A_link_to_a_member_that_is_no_mention_is_only_its_words()
        => Assert.That(Html("[Ève](membre:3) [@Ève](membre:x)"), Is.EqualTo("<p dir=\"auto\">Ève @Ève</p>"));

    [Test]
    public void A_link_cannot_hold_a_mention()
        => Assert.That(Html("[voir [@Ève](membre:3)](https://example.org)"), Does.Contain("[voir <span class=\"mention\">@Ève</span>](").And.Not.Contain("membre:"));

    [Test]
    public void Rendering_is_the_same_from_many_threads_at_once()
    {
        const string markdown = "# Titre\n\n- [x] a [b](https://example.org)\n\n|a|b|\n|-|-:|\n|1|2|";
        var expected = Html(markdown);
        Assert.That(Enumerable.Range(0, 2_000).AsParallel().WithDegreeOfParallelism(8).Select(_ => Markup.Render(markdown).Html), Is.All.EqualTo(expected));
    }
}
