using System.Text.Encodings.Web;
using Forum.Core.Mail;

namespace Forum.Web.Mail;

/// <summary>Writes the letter of one kind when it leaves, from what the store then says.</summary>
internal interface ILetterWriter
{
    MailKind Kind { get; }

    /// <returns>null where there is nothing left to say: the link is over, the member gone</returns>
    Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct);
}

/// <summary>All of them, and what their HTML is written with.</summary>
internal sealed class LetterWriters(IEnumerable<ILetterWriter> writers, HtmlEncoder encoder)
{
    public HtmlEncoder Encoder => encoder;

    public Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct) => writers.Single(w => w.Kind == row.Kind).WriteAsync(row, ct);
}
