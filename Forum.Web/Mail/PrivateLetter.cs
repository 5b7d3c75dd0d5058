using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Core.Threads;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« Vous avez un message de … »: who wrote, and a link; the text is read in the place alone. It carries what stops its kind with one click.</summary>
internal sealed class PrivateLetter(ReadPrivateLetter read, LetterStops stops, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.PrivateMessage;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.RunAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t.SayOf("mail.private_subject", news.Writer), [t.Say("mail.hello", news.To.Name), t.Say("mail.private_why", news.Writer, site.Name)])
        {
            Act = (t["mail.private_act"], place.To(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/fils/{news.ThreadId}/m/{news.Number}"))),
            Note = t["mail.private_note"],
            Stop = place.To("/courriels/arret?cle=" + await stops.GiveAsync(memberId, StoppedLetters.Private, ct)),
        };
    }
}
