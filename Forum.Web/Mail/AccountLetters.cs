using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« Changer votre courriel? », to the mailbox she has: yes, or call it off.</summary>
internal sealed class EmailChangeOldLetter(GiveEmailChange give, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.EmailChangeOld;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await give.RunAsync(row.SubjectId, old: true, ct) is not { } given) return null;
        var t = Texts.For(given.To.Language);
        return new(given.To, t.Say("mail.change_subject", site.Name), [t.Say("mail.hello", given.To.Name), t.Say("mail.change_old", site.Name, given.NewEmail), t["mail.change_cancel"]])
        {
            Act = (t["mail.change_act"], place.To("/compte/courriel/lien?cle=" + given.Key)),
            Note = t["mail.change_note"],
        };
    }
}

/// <summary>« Confirmer ce courriel », to the mailbox she chose.</summary>
internal sealed class EmailChangeNewLetter(GiveEmailChange give, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.EmailChangeNew;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await give.RunAsync(row.SubjectId, old: false, ct) is not { } given) return null;
        var t = Texts.For(given.To.Language);
        return new(given.To, t.Say("mail.change_subject", site.Name), [t.Say("mail.hello", given.To.Name), t.Say("mail.change_new", site.Name)])
        {
            Act = (t["mail.change_act"], place.To("/compte/courriel/lien?cle=" + given.Key)),
            Note = t["mail.change_note"],
        };
    }
}
