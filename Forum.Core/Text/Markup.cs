using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Forum.Core.Text;

/// <summary>What a text became: its HTML, or a resource key that says why it cannot be shown (then <see cref="Html"/> is "").</summary>
public readonly record struct Rendering(string Html, string? Refusal);

/// <summary>
/// Markdown to safe HTML, once, at write time. Nothing here throws, whatever the text; what would cost too much is refused
/// before it costs (RELIABILITY.md, facts 1 to 4).
/// </summary>
public static class Markup
{
    /// <summary>UTF-16 units of one post.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Stored beside the HTML: a post of an older version is rendered again.</summary>
    public const int RendererVersion = 1;

    private const int MaxDepth = 40;

    // the DOM costs 3 to 5 µs an element; everything but a tag's « < » is escaped by then
    private const int MaxTags = 10_000;
    private static readonly MarkdownPipeline Pipeline = NewPipeline();

    /// <summary>Refusals: markup.too_long, markup.table_too_large, markup.too_nested, markup.too_heavy.</summary>
    public static Rendering Render(string markdown)
    {
        if (MarkupLimits.Fault(markdown) is { } fault) return new("", fault);
        try
        {
            var document = MarkdownParser.Parse(markdown, Pipeline);
            MarkupDocument.Prepare(document);
            var html = Write(document, 20 * markdown.Length + 20_000);
            return html.AsSpan().Count('<') > MaxTags ? new("", "markup.too_heavy") : new(MarkupSanitizer.Sanitize(html), null);
        }
        catch (OutputTooLargeException)
        {
            return new("", "markup.too_heavy");
        }
        catch (ArgumentException)
        {
            // Markdig's only way to say, parsing or writing, that its nesting limit is passed
            return new("", "markup.too_nested");
        }
    }

    /// <summary>The members named by <c>[@Name](membre:id)</c>, each once, in order of appearance; none for a text that would be refused.</summary>
    public static IReadOnlyList<long> Mentions(string markdown)
    {
        // most posts name nobody: no need to parse them
        if (!markdown.Contains("membre:", StringComparison.Ordinal) || MarkupLimits.Fault(markdown) is not null) return [];
        try
        {
            return MarkupDocument.Mentions(MarkdownParser.Parse(markdown, Pipeline));
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    /// <summary>A mention as the composer writes it: <c>[@Name](membre:id)</c>, where no sign of the name means anything to Markdown.</summary>
    public static string Mention(long memberId, string name)
    {
        var mention = new System.Text.StringBuilder("[@");
        foreach (var c in name)
        {
            if (char.IsAscii(c) && char.IsPunctuation(c) && c is not ('.' or ',' or '\'' or '-')) mention.Append('\\');
            mention.Append(c);
        }
        return mention.Append(System.Globalization.CultureInfo.InvariantCulture, $"](membre:{memberId})").ToString();
    }

    /// <summary>Words of one line as they are: no sign of them means anything to Markdown, but web addresses, which stay links.</summary>
    public static string Escape(string line) => string.Join(' ', line.Split(' ').Select(word =>
        word.StartsWith("https://", StringComparison.Ordinal) || word.StartsWith("http://", StringComparison.Ordinal) ? word : string.Concat(word.Select(c => char.IsAscii(c) && char.IsPunctuation(c) && c is not (',' or '\'') || c is '`' or '|' or '~' or '<' or '>' or '+' ? $"\\{c}" : c.ToString()))));

    private static string Write(MarkdownDocument document, int limit)
    {
        using var output = new CappedWriter(limit);
        var renderer = new HtmlRenderer(output);
        Pipeline.Setup(renderer);
        MarkupRenderers.Use(renderer);
        renderer.Render(document);
        return output.ToString();
    }

    private static MarkdownPipeline NewPipeline()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaxDepth };
        return builder
            .DisableHtml()
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseSoftlineBreakAsHardlineBreak()
            .Build();
    }
}
