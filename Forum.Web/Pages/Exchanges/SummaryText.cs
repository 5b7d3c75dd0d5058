using System.Globalization;
using System.Text;
using Forum.Core.Exchanges;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Exchanges;

/// <summary>The summary of an exchange in Markdown: a heading for each section that says something, each line with the way to its message, and how many came.</summary>
public static class SummaryText
{
    public static string Of(ExchangeView view, ExchangeFigures figures, Texts t)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"*{t["exchanges.summary_of"]} {t.Say("exchanges.figures_words", t.Count("exchanges.people", figures.People), t.Count("exchanges.of_regions", figures.Regions), t.Count("exchanges.messages", figures.Messages))}*\n");
        foreach (var section in Sections.Of(view.Exchange.Mode))
        {
            var lines = view.Lines.Where(l => l.Section == section).ToList();
            if (lines.Count == 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"\n## {t["exchanges.section." + section]}\n\n");
            foreach (var line in lines) text.Append("- ").Append(Line(view, line, t)).Append('\n');
        }
        return text.ToString();
    }

    private static string Line(ExchangeView view, ExchangeLine line, Texts t)
    {
        var words = Markup.Escape(line.Body);
        if (line.Who.Length > 0 || line.Due.Length > 0) words += " — **" + Markup.Escape(string.Join(", ", new[] { line.Who, line.Due }.Where(w => w.Length > 0))) + "**";
        if (line.Number is { } number) words += string.Create(CultureInfo.InvariantCulture, $" ([{t.Say("exchanges.message_n", number)}](/fils/{view.Thread.Id}/m/{number}))");
        return line.OpenedId is { } opened ? words + string.Create(CultureInfo.InvariantCulture, $" ([{t["exchanges.its_thread"]}](/fils/{opened}))") : words;
    }
}
