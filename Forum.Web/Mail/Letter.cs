using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Web.Mail;

/// <summary>What a message says, before it is text and HTML: a few sentences, mostly one thing to do, and what else she should know.</summary>
/// <param name="Lines">paragraphs, in the order they are read</param>
public sealed record Letter(MailAddress To, string Subject, IReadOnlyList<string> Lines)
{
    /// <summary>The thing to do: its words and its address.</summary>
    public (string Words, Uri Address)? Act { get; init; }

    /// <summary>Other things to do, after the first; few.</summary>
    public IReadOnlyList<(string Words, Uri Address)> Further { get; init; } = [];

    /// <summary>All that can be done, the first one first.</summary>
    public IEnumerable<(string Words, Uri Address)> Acts => Act is { } first ? Further.Prepend(first) : Further;

    /// <summary>What stands in small below: how long the link serves, what to do where nobody asked for it.</summary>
    public string Note { get; init; } = "";

    /// <summary>Stops letters of this kind, to whoever has the letter (RFC 8058); null where she cannot do without them, as a link to sign in.</summary>
    public Uri? Stop { get; init; }

    /// <summary>Sent by somebody, who gets the answers; null: nobody reads them.</summary>
    public MailAddress? ReplyTo { get; init; }

    public Language Language => To.Language;
}
