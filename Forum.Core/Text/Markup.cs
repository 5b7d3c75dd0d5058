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
    private static readonly MarkdownPipeline Pipeline = NewPipeline();

    /// <summary>Refusals: markup.too_long, markup.table_too_large, markup.too_nested, markup.too_heavy.</summary>
    public static Rendering Render(string markdown)
    {
        var document = Parse(markdown, out var refusal);
        if (document is null) return new("", refusal);
        MarkupDocument.Prepare(document);
        var html = Write(document, 20 * markdown.Length + 20_000);
        return html is null ? new("", "markup.too_heavy") : new(MarkupSanitizer.Sanitize(html), null);
    }

    /// <summary>The members named by <c>[@Name](membre:id)</c>, each once, in order of appearance; none for a text that would be refused.</summary>
    public static IReadOnlyList<long> Mentions(string markdown)
    {
        // most posts name nobody: no need to parse them
        if (!markdown.Contains("membre:", StringComparison.Ordinal)) return [];
        var document = Parse(markdown, out _);
        return document is null ? [] : MarkupDocument.Mentions(document);
    }

    private static MarkdownDocument? Parse(string markdown, out string? refusal)
    {
        refusal = MarkupLimits.Fault(markdown);
        if (refusal is not null) return null;
        try
        {
            return MarkdownParser.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's only way to say that its nesting limit is passed
            refusal = "markup.too_nested";
            return null;
        }
    }

    private static string? Write(MarkdownDocument document, int limit)
    {
        using var output = new CappedWriter(limit);
        var renderer = new HtmlRenderer(output);
        Pipeline.Setup(renderer);
        MarkupRenderers.Use(renderer);
        try
        {
            renderer.Render(document);
        }
        catch (OutputTooLargeException)
        {
            return null;
        }
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
