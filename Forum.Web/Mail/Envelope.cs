using System.Globalization;
using System.Text;
using Forum.Core.Mail;
using Forum.Web.Resources;
using MimeKit;
using MimeKit.Text;

namespace Forum.Web.Mail;

/// <summary>A letter as a message: text and HTML of the same words, from this place, by a program (RFC 3834), with an id that stays through every try, so that two arrivals are one (RFC 5322).</summary>
internal sealed class Envelope(LetterWriters writers, MailSettings settings, Sender sender, TimeProvider clock)
{
    /// <returns>null where there is nothing left to say</returns>
    public async Task<MimeMessage?> OfAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await writers.WriteAsync(row, ct) is not { } letter) return null;
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = clock.GetUtcNow(),
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{row.Id}.{row.CreatedAt.ToUnixTimeMilliseconds()}@{settings.From.Split('@')[1]}"),
            Body = new MultipartAlternative { new TextPart(TextFormat.Plain) { Text = Plain(letter) }, new TextPart(TextFormat.Html) { Text = await HtmlAsync(letter) } },
        };
        message.From.Add(new MailboxAddress(sender.Name, settings.From));
        message.To.Add(new MailboxAddress(letter.To.Name, letter.To.Email));
        if (letter.ReplyTo is { } answers) message.ReplyTo.Add(new MailboxAddress(answers.Name, answers.Email));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (letter.Stop is { } stop)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        message.Body.Headers.Add("Content-Language", letter.Language is Core.Text.Language.English ? "en-CA" : "fr-CA");
        return message;
    }

    private string Plain(Letter letter)
    {
        var text = new StringBuilder();
        foreach (var line in letter.Lines) text.Append(line).Append("\n\n");
        foreach (var (words, address) in letter.Acts) text.Append(words).Append(Texts.For(letter.Language)["mail.colon"]).Append('\n').Append(address).Append("\n\n");
        if (letter.Note.Length > 0) text.Append(letter.Note).Append("\n\n");
        if (letter.Stop is { } stop) text.Append(Texts.For(letter.Language)["mail.stop"]).Append(Texts.For(letter.Language)["mail.colon"]).Append('\n').Append(stop).Append("\n\n");
        text.Append("-- \n").Append(sender.Line).Append('\n');
        return text.Append(Texts.For(letter.Language)["privacy.short"]).Append(Texts.For(letter.Language)["mail.colon"]).Append(' ').Append(sender.Privacy).Append('\n').ToString();
    }

    private async Task<string> HtmlAsync(Letter letter)
    {
        await using var html = new StringWriter();
        await LetterPiece.Create(new(letter, sender.Line, (Texts.For(letter.Language)["privacy.short"], sender.Privacy), Texts.For(letter.Language)["mail.stop"])).RenderAsync(html, writers.Encoder);
        return html.ToString();
    }
}
