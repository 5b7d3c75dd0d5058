using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Web.Hosting;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Hosting.Server;

namespace Forum.Web.Mail;

/// <summary>Where links in messages lead: Forum:Site:BaseUrl, never what a request says of itself; on a developer's machine, where the program listens.</summary>
internal sealed class PlaceAddress(ForumSettings settings, IServer server)
{
    public Uri To(string path) => new(settings.BaseUrl ?? Listening.Root(server), path);
}

/// <summary>Who sends, at the foot of every message (LCAP, a. 6: the sender's name and address; Loi 25: who answers for personal data).</summary>
internal sealed class Sender(SiteSettings site, PlaceAddress place)
{
    public string Name => site.Name;

    /// <summary>« Raccrochage, 1, rue de l’Exemple, Québec »</summary>
    public string Line => site.Policy is { } policy ? $"{site.Name}, {policy.Address}" : site.Name;

    public Uri Privacy => place.To("/confidentialite");
}

/// <summary>A letter with the foot that all have.</summary>
/// <param name="Line">who sends</param>
/// <param name="Privacy">the words and address of the privacy page</param>
/// <param name="Stop">the words of what stops it</param>
public sealed record SentLetter(Letter Letter, string Line, (string Words, Uri Address) Privacy, string Stop);

/// <summary>« Votre lien de connexion »</summary>
internal sealed class SignInLetter(GiveLink giveLink, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.SignInLink;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await giveLink.RunAsync(row.SubjectId, ct) is not { } link) return null;
        var t = Texts.For(link.To.Language);
        return new(link.To, t.Say("mail.sign_in_subject", site.Name), [t.Say("mail.hello", link.To.Name), t.Say("mail.sign_in_why", site.Name)])
        {
            Act = (t["mail.sign_in_act"], place.To("/connexion/par-lien?cle=" + link.Secret)),
            Note = t["mail.sign_in_note"],
        };
    }
}

/// <summary>« Courriel d’essai »</summary>
internal sealed class TrialLetter(FindAddress findAddress, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.Trial;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await findAddress.RunAsync(row.SubjectId, ct) is not { } to) return null;
        var t = Texts.For(to.Language);
        return new(to, t.Say("mail.trial_subject", site.Name), [t.Say("mail.hello", to.Name), t["mail.trial_why"]]) { Act = (t.Say("mail.open", site.Name), place.To("/")) };
    }
}
