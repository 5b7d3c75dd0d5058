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
