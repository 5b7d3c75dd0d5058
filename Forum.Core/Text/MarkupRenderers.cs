using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Forum.Core.Text;

internal static class MarkupRenderers
{
    public static void Use(HtmlRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new TableRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskRenderer());
        renderer.ObjectRenderers.Add(new MentionRenderer());
        renderer.ObjectRenderers.Add(new UnlinkedRenderer());
        renderer.ObjectRenderers.Add(new TaskLabelRenderer());
    }

    private sealed class MentionRenderer : HtmlObjectRenderer<Mention>
    {
        protected override void Write(HtmlRenderer renderer, Mention obj)
        {
            renderer.Write("<span class=\"mention\">");
            renderer.WriteChildren(obj);
            renderer.Write("</span>");
        }
    }

    private sealed class UnlinkedRenderer : HtmlObjectRenderer<Unlinked>
    {
        protected override void Write(HtmlRenderer renderer, Unlinked obj) => renderer.WriteChildren(obj);
    }

    private sealed class TaskLabelRenderer : HtmlObjectRenderer<TaskLabel>
    {
        protected override void Write(HtmlRenderer renderer, TaskLabel obj)
        {
            renderer.Write("<label>");
            renderer.WriteChildren(obj);
            renderer.Write("</label>");
        }
    }

    private sealed class TaskRenderer : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList obj)
            => renderer.Write(obj.Checked ? "<input type=\"checkbox\" disabled checked>" : "<input type=\"checkbox\" disabled>");
    }

    /// <summary>
    /// A table in a box that scrolls by itself on a narrow screen, reachable by keyboard. The box is a group named by the column
    /// titles: a name in the writer's own language, and no landmark, so that two like tables on a page do not clash.
    /// </summary>
    private sealed class TableRenderer : HtmlObjectRenderer<Table>
    {
        private const int LongestName = 120;

        protected override void Write(HtmlRenderer renderer, Table obj)
        {
            renderer.EnsureLine();
            renderer.Write("<div class=\"table\" tabindex=\"0\" role=\"group\"");
            var name = Name(obj);
            if (name.Length > 0) renderer.Write(" aria-label=\"").WriteEscape(name).Write('"');
            renderer.Write("><table>");
            var section = "";
            foreach (var row in obj.OfType<TableRow>())
            {
                var next = row.IsHeader ? "thead" : "tbody";
                if (next != section)
                {
                    if (section.Length > 0) renderer.Write("</").Write(section).Write('>');
                    renderer.Write('<').Write(next).Write('>');
                    section = next;
                }
                Write(renderer, obj, row);
            }
            if (section.Length > 0) renderer.Write("</").Write(section).Write('>');
            renderer.WriteLine("</table></div>");
        }

        private static void Write(HtmlRenderer renderer, Table table, TableRow row)
        {
            renderer.Write("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                var cell = (TableCell)row[i];
                // a column title without words is no title for who listens
                var tag = row.IsHeader && Text(cell).Length > 0 ? "th" : "td";
                renderer.Write('<').Write(tag).Write(" dir=\"auto\"").Write(Alignment(table, i)).Write('>');
                var before = renderer.ImplicitParagraph;
                renderer.ImplicitParagraph = true;
                renderer.WriteChildren(cell);
                renderer.ImplicitParagraph = before;
                renderer.Write("</").Write(tag).Write('>');
            }
            renderer.Write("</tr>");
        }

        private static string Alignment(Table table, int column)
            => column >= table.ColumnDefinitions.Count ? "" : table.ColumnDefinitions[column].Alignment switch
            {
                TableColumnAlign.Center => " class=\"a-center\"",
                TableColumnAlign.Right => " class=\"a-right\"",
                _ => "",
            };

        private static string Name(Table table)
        {
            if (table.OfType<TableRow>().FirstOrDefault(row => row.IsHeader) is not { } header) return "";
            var titles = header.OfType<TableCell>().Select(Text).Where(title => title.Length > 0);
            var name = string.Join(", ", titles);
            return name.Length <= LongestName ? name : Excerpt.Cut(name, LongestName);
        }

        private static string Text(TableCell cell)
            => string.Join(' ', cell.OfType<LeafBlock>().Select(block => MarkupDocument.PlainText(block.Inline))).Trim();
    }
}
