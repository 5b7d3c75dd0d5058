using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Themes;

namespace Forum.Core.Threads;

/// <summary>What the place guesses of a text, so that posting begins with one field and not with a form (DOMAIN.md §3). Everything of it stays the writer's to change.</summary>
/// <param name="Title">empty for a text without words</param>
/// <param name="Theme">null only where no theme is open</param>
public sealed record Proposal(string Title, ThreadKind Kind, Theme? Theme, Region Region, Language Language)
{
    /// <summary>Pure: the same text, home and places give the same proposal. Never throws, whatever the text.</summary>
    /// <param name="title">hers, where she wrote one: it says more than any word of the text</param>
    /// <param name="body">Markdown, as she writes it</param>
    /// <param name="home">her home region</param>
    /// <param name="places">none else is proposed</param>
    /// <param name="language">hers, where the text does not tell its own</param>
    public static Proposal Of(string? title, string? body, Region home, WritablePlaces.Lists places, Language language)
    {
        var own = Input.CleanLine(title);
        // a longer one is refused when it is sent
        if (own.Length > PublishThread.MaxTitle) own = Excerpt.Cut(own, PublishThread.MaxTitle);
        var visible = Lines(Input.Clean(body));
        var lines = own.Length == 0 ? visible : own + "\n" + visible;
        var proposed = own.Length == 0 ? ProposedTitle.Of(visible) : own;
        var kind = ProposedKind.Of(lines);
        return new(proposed, kind, ProposedTheme.Of(lines, proposed, kind, places.Themes), ProposedRegion.Of(lines, home, places.Regions), LanguageGuess.Of(lines, language));
    }

    /// <summary>What a reader would see, a block a line; what cannot be shown is read as it stands.</summary>
    private static string Lines(string body)
    {
        var rendering = Markup.Render(body);
        return rendering.Refusal is null ? PlainText.Of(rendering.Html) : body[..Math.Min(body.Length, Markup.MaxLength)];
    }
}
