using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Forum.Core.Text;

namespace Forum.Tests.Text;

/// <summary>Asserts on the DOM a browser would build, never on the text: what is shown as text is harmless.</summary>
public class MarkupXssTests
{
    private static readonly HashSet<string> Elements =
        ["p", "br", "hr", "strong", "em", "del", "code", "pre", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "a", "span", "label", "input", "div", "table", "thead", "tbody", "tr", "th", "td"];

    private static readonly HashSet<string> Attributes = ["dir", "class", "start", "href", "rel", "type", "disabled", "checked", "tabindex", "role", "aria-label"];
    private static readonly HashSet<string> Classes = ["contains-task-list", "task-list-item", "mention", "table", "a-right", "a-center"];

    private static IEnumerable<TestCaseData> Payloads()
        => XssCorpus.Payloads().Select((payload, i) => new TestCaseData(payload).SetName($"{{m}} {i:000}"));

    [Test]
    public void There_are_many_payloads() => Assert.That(XssCorpus.Payloads().Count(), Is.GreaterThan(700));

    [TestCaseSource(nameof(Payloads))]
    public void A_payload_is_harmless_wherever_it_stands(string payload)
    {
        var parser = new HtmlParser();
        foreach (var markdown in XssCorpus.Placed(payload))
        {
            var html = Markup.Render(markdown).Html;
            var body = parser.ParseDocument($"<!DOCTYPE html><title>t</title><body>{html}").Body!;
            foreach (var element in body.QuerySelectorAll("*")) Assert.That(Fault(element), Is.Null, $"{markdown}\n→ {html}");
            // what the browser builds from our text is what we wrote: no way to hide a tag from us
            Assert.That(body.QuerySelectorAll("a a, label label, li > p > p"), Is.Empty, html);
        }
    }

    /// <summary>The second wall alone: HTML that never went through the renderer.</summary>
    [TestCaseSource(nameof(Payloads))]
    public void The_allow_list_alone_stops_it(string payload)
    {
        var html = MarkupSanitizer.Sanitize($"<p>{payload}</p><a href=\"{payload}\" title='{payload}'>x</a><td {payload}>y</td>");
        var body = new HtmlParser().ParseDocument($"<!DOCTYPE html><title>t</title><body>{html}").Body!;
        foreach (var element in body.QuerySelectorAll("*")) Assert.That(Fault(element), Is.Null, $"{payload}\n→ {html}");
    }

    /// <summary>What is but paragraphs goes past the DOM: it must come out as it would have.</summary>
    [TestCaseSource(nameof(Payloads))]
    public void The_short_way_writes_what_the_long_way_writes(string payload)
    {
        foreach (var html in new[] { $"<p dir=\"auto\">{payload}</p>\n", $"<p>un &quot;mot&quot; &amp; «\u00A0deux\u00A0»<br />\n{payload} &lt;trois&gt;</p>\n<p dir=\"auto\">quatre</p>\n", payload })
            Assert.That(MarkupSanitizer.Sanitize(html), Is.EqualTo(MarkupSanitizer.Whole(html)), html);
    }

    private static string? Fault(IElement element)
    {
        if (!Elements.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml") return "element " + element.LocalName;
        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name)) return "attribute " + attribute.Name;
            if (attribute.Name == "class" && attribute.Value.Split(' ').Any(name => !Classes.Contains(name))) return "class " + attribute.Value;
        }
        if (element.LocalName == "input" && !(element.GetAttribute("type") == "checkbox" && element.HasAttribute("disabled"))) return "input";
        return element.GetAttribute("href") is { } href ? Fault(href, element.GetAttribute("rel")) : null;
    }

    private static string? Fault(string href, string? rel)
    {
        if (href.Any(c => c <= ' ' || c == '\\' || char.IsControl(c))) return "address " + href;
        if (href.StartsWith('/')) return href.StartsWith("//", StringComparison.Ordinal) ? "address " + href : null;
        var scheme = href.Split(':')[0].ToLowerInvariant();
        if (scheme is not ("http" or "https" or "mailto")) return "scheme " + href;
        return rel == "nofollow ugc noopener" ? null : "rel " + rel;
    }
}
