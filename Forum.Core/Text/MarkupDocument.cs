using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Forum.Core.Text;

/// <summary>The parsed text made into what a post may hold: quiet headings, links only where they may lead, no picture, named members, labelled tasks.</summary>
internal static class MarkupDocument
{
    public static void Prepare(MarkdownDocument document) => Prepare((ContainerBlock)document);

    public static IReadOnlyList<long> Mentions(MarkdownDocument document)
    {
        var members = new List<long>();
        foreach (var link in document.Descendants<LinkInline>())
            if (MentionedBy(link) is { } id && !members.Contains(id)) members.Add(id);
        return members;
    }

    /// <summary>The visible characters of a run of inlines.</summary>
    public static string PlainText(ContainerInline? inlines)
    {
        if (inlines is null) return "";
        var text = new StringBuilder();
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: text.Append(' '); break;
                case AutolinkInline address: text.Append(address.Url); break;
                case ContainerInline nested: text.Append(PlainText(nested)); break;
            }
        }
        return text.ToString();
    }

    private static long? MentionedBy(LinkInline link)
        => !link.IsImage && Links.Member(link.Url) is { } id && PlainText(link).StartsWith('@') ? id : null;

    private static void Prepare(ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    // the page's own titles are h1 and h2
                    heading.Level = Math.Min(6, Math.Max(3, heading.Level + 1));
                    Auto(heading);
                    break;
                case ParagraphBlock paragraph:
                    // inside a quote or an item the block around decides, and dir=auto does not look into a child that has its own
                    if (container is MarkdownDocument) Auto(paragraph);
                    Label(paragraph);
                    break;
                case QuoteBlock or ListItemBlock:
                    Auto(block);
                    break;
            }
            if (block is LeafBlock { Inline: { } inlines }) Prepare(inlines, inLink: false);
            if (block is ContainerBlock children) Prepare(children);
        }
    }

    private static void Auto(Block block) => block.GetAttributes().AddProperty("dir", "auto");

    /// <summary>A task's box and its words become one label, so that the box has a name in whatever language; a box without words stays text.</summary>
    private static void Label(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is not { FirstChild: TaskList box } inlines) return;
        if (string.IsNullOrWhiteSpace(PlainText(inlines)))
        {
            box.ReplaceBy(new LiteralInline(box.Checked ? "[x]" : "[ ]"));
            return;
        }
        inlines.EmbraceChildrenBy(new TaskLabel());
    }

    private static void Prepare(ContainerInline container, bool inLink)
    {
        for (var inline = container.FirstChild; inline is not null;)
        {
            var next = inline.NextSibling;
            switch (inline)
            {
                case LinkInline link: Prepare(link, inLink); break;
                case AutolinkInline address: Prepare(address, inLink); break;
                case ContainerInline nested: Prepare(nested, inLink); break;
            }
            inline = next;
        }
    }

    private static void Prepare(LinkInline link, bool inLink)
    {
        var member = MentionedBy(link);
        var url = inLink || member is not null ? null : Links.Safe(link.GetDynamicUrl?.Invoke() ?? link.Url);
        // a picture is not loaded while reading: it becomes a link to itself
        if (link.IsImage && link.FirstChild is null) link.AppendChild(new LiteralInline(url ?? "…"));
        link.IsImage = false;
        link.Title = null;
        Prepare((ContainerInline)link, inLink || url is not null);
        if (url is not null)
        {
            link.GetDynamicUrl = null;
            link.Url = url;
            if (!Links.IsLocal(url)) link.GetAttributes().AddProperty("rel", MarkupSanitizer.Rel);
            return;
        }
        ContainerInline instead = member is null ? new Unlinked() : new Mention();
        link.ReplaceBy(instead);
        link.TransferChildrenTo(instead);
    }

    private static void Prepare(AutolinkInline address, bool inLink)
    {
        var url = inLink ? null : Links.Safe(address.IsEmail ? "mailto:" + address.Url : address.Url);
        if (url is null)
        {
            address.ReplaceBy(new LiteralInline(address.Url));
            return;
        }
        address.GetAttributes().AddProperty("rel", MarkupSanitizer.Rel);
    }
}

/// <summary>A member named in the text; the member's id stays out of the HTML, which everybody reads.</summary>
internal sealed class Mention : ContainerInline;

/// <summary>The words of a link that may not lead where it wants.</summary>
internal sealed class Unlinked : ContainerInline;

/// <summary>A task's box with its words.</summary>
internal sealed class TaskLabel : ContainerInline;
