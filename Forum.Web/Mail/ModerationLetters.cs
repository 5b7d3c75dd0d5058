using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Site;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« Un message est signalé », to a facilitator; nothing of the message, nor who reported it.</summary>
internal sealed class ReportLetter(ReadReport readReport, FindAddress findAddress, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.Report;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await readReport.RunAsync(row.SubjectId, ct) is not { Waits: true } report || await findAddress.RunAsync(row.MemberId ?? 0, ct) is not { } to) return null;
        var t = Texts.For(to.Language);
        return new(to, t["mail.report_subject"], [t.Say("mail.hello", to.Name), t.Say("mail.report_why", t[$"moderation.reason.{report.Reason}"])]) { Act = (t["mail.report_act"], place.To("/animation/signalements")) };
    }
}

/// <summary>What became of her report, to who made it.</summary>
internal sealed class ReportSettledLetter(ReadReport readReport, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.ReportSettled;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await readReport.RunAsync(row.SubjectId, ct) is not { Waits: false, Reporter: { } to } report) return null;
        var t = Texts.For(to.Language);
        return new(to, t["mail.settled_subject"], [t.Say("mail.hello", to.Name), t[$"mail.settled.{report.Outcome}"]]) { Act = (t["mail.settled_act"], place.To($"/fils/{report.ThreadId}/m/{report.Number}")) };
    }
}

/// <summary>A word from the facilitators, or a suspension with its reason and its end.</summary>
internal sealed class SanctionLetter(ReadConduct conduct, SiteSettings site) : ILetterWriter
{
    public MailKind Kind => MailKind.Sanction;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await conduct.LetterAsync(row.SubjectId, ct) is not { } said) return null;
        var t = Texts.For(said.To.Language);
        var suspends = said.Kind is SanctionKind.Suspension;
        var why = !suspends ? t.Say("mail.warned_why", site.Name)
            : said.EndsAt is { } end ? t.Say("mail.suspended_why", site.Name, t.Formats.LongDateTime(end, Zones.Place)) : t.Say("mail.suspended_without_end", site.Name);
        return new(said.To, t.Say(suspends ? "mail.suspended_subject" : "mail.warned_subject", site.Name), [t.Say("mail.hello", said.To.Name), why, t.Say("mail.quoted", said.Words)]);
    }
}

/// <summary>She comes in again.</summary>
internal sealed class SanctionLiftedLetter(ReadConduct conduct, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.SanctionLifted;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await conduct.LetterAsync(row.SubjectId, ct) is not { Ended: true } said) return null;
        var t = Texts.For(said.To.Language);
        return new(said.To, t.Say("mail.lifted_subject", site.Name), [t.Say("mail.hello", said.To.Name), t.Say("mail.lifted_why", site.Name)]) { Act = (t["mail.sign_in_act"], place.To("/connexion")) };
    }
}
