using Forum.Core.Confidentiality;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Web.Pages.Shared;

/// <summary>What the confidentiality guard says of a text to its author, before it is posted (Pieces/AdvicePiece.cshtml). Nobody else is told, and nothing of it is kept.</summary>
public sealed class Advice
{
    private readonly string _text;
    private readonly int _titleLength;

    private Advice(string title, string body, DateTimeOffset today)
    {
        // one text, the title its first line: what identifies may be said half in each
        (_text, _titleLength) = ($"{title}\n{body}", title.Length);
        Findings = [.. Guard.Look(_text, today).Where(f => f.Start >= _titleLength + 1 || f.End <= _titleLength)];
    }

    /// <summary>Name of the form field in which <see cref="Mark"/> comes back.</summary>
    public const string SeenField = "Seen";

    /// <summary>Value of the button that puts the proposals into the text; its name is Act.</summary>
    public const string Propose = "proposer";

    public IReadOnlyList<Finding> Findings { get; }

    public string Mark => Guard.Mark(_text, Findings);

    /// <summary>What was found and what could stand there, each once.</summary>
    public IEnumerable<(FindingKind Kind, string Found, string Proposal)> Lines =>
        Findings.Select(f => (f.Kind, _text.Substring(f.Start, f.Length).Trim(' ', ','), f.Proposal)).Distinct();

    /// <summary>Null where there is nothing to say, or the text is longer than one that can be sent.</summary>
    /// <param name="title">empty where the text has none</param>
    public static Advice? Of(string? title, string? body, DateTimeOffset today)
    {
        var (line, text) = (Input.CleanLine(title), Input.Clean(body));
        // what is too long to be sent is refused for that, and not read word by word before: a form may be fifty times as long
        if (line.Length > PublishThread.MaxTitle || text.Length > PostText.MaxBody) return null;
        var advice = new Advice(line, text, today);
        return advice.Findings.Count == 0 ? null : advice;
    }

    /// <summary>Whether the author has seen all of it and sends her text again.</summary>
    /// <param name="mark">what came back in <see cref="SeenField"/></param>
    public bool IsSeen(string? mark) => Guard.IsSeen(_text, Findings, mark);

    /// <summary>Title and text with every proposal in its place.</summary>
    public (string Title, string Body) Rewritten()
    {
        var rewritten = Guard.Rewrite(_text, Findings);
        var end = rewritten.IndexOf('\n', StringComparison.Ordinal);
        return (rewritten[..end], rewritten[(end + 1)..]);
    }
}
