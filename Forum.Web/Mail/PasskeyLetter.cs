using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« Une clé d’accès a été ajoutée à votre compte »: if it was not her, she learns it in her mailbox.</summary>
internal sealed class PasskeyLetter(ReadPasskeyNotice read, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.PasskeyAdded;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await read.RunAsync(row.SubjectId, ct) is not { } notice) return null;
        var t = Texts.For(notice.To.Language);
        var name = notice.Name.Length > 0 ? notice.Name : t["passkeys.unnamed"];
        return new(notice.To, t.Say("mail.passkey_subject", site.Name), [t.Say("mail.hello", notice.To.Name), t.Say("mail.passkey_why", site.Name, name, t.Formats.LongDateTime(notice.At, Zones.Place)), t["mail.passkey_not_me"]])
        {
            Act = (t["mail.passkey_act"], place.To("/compte/cles")),
        };
    }
}
