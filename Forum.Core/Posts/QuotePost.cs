using System.Text;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Posts;

/// <summary>A post as the start of an answer to it: who wrote it, with a link back, and its text as a quote. Empty for a deleted post.</summary>
[UseCase]
public sealed class QuotePost(Database database, ShowPost showPost)
{
    /// <summary>Longest text quoted, in characters; the answer needs room too.</summary>
    private const int MaxLength = 2_000;

    /// <param name="says">« {0} a écrit », in the reader's language</param>
    public async Task<Outcome<string>> RunAsync(Member reader, long threadId, long number, string says, CancellationToken ct)
    {
        var shown = await showPost.RunAsync(reader, threadId, number, ct);
        if (shown.Value is null) return shown.Refusal!;
        if (shown.Value.Post.DeletedAt is not null) return "";
        await using var db = await database.ReadAsync(ct);
        var post = await ActedPost.FindAsync(db, threadId, number);
        return post is null or { DeletedAt: not null } ? "" : Quote(says, shown.Value.Post, post.Body);
    }

    private static string Quote(string says, PostView post, string body)
    {
        // what this post quotes itself is one click away
        var own = body.Split('\n').Where(line => !line.StartsWith('>')).ToList();
        var text = string.Join('\n', own).Trim('\n');
        if (text.Length == 0) text = body;
        if (text.Length > MaxLength) text = Cut(text);
        var quote = new StringBuilder("> [");
        foreach (var c in string.Format(System.Globalization.CultureInfo.InvariantCulture, says, post.AuthorName))
        {
            if (char.IsAscii(c) && char.IsPunctuation(c) && c is not ('.' or ',' or '\'' or '-' or '(' or ')')) quote.Append('\\');
            quote.Append(c);
        }
        quote.Append(System.Globalization.CultureInfo.InvariantCulture, $"](/fils/{post.ThreadId}/m/{post.Number})\u00A0:\n>");
        foreach (var line in text.Split('\n')) quote.Append(line.Length == 0 ? "\n>" : "\n> ").Append(line);
        return quote.Append("\n\n").ToString();
    }

    private static string Cut(string text)
    {
        var end = text.LastIndexOfAny([' ', '\n'], MaxLength - 1);
        return text[..(end > 0 ? end : MaxLength - 1)] + "…";
    }
}
