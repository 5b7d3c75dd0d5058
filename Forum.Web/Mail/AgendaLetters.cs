using Forum.Core.Agenda;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Web.Pages.Sheets;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« Dans 14 jours : … », to who asked for it.</summary>
internal sealed class DeadlineLetter(ReadAgendaLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.DeadlineNear;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.RunAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t.Say("mail.deadline_subject", news.Entry.Title), [t.Say("mail.hello", news.To.Name), t.Say("mail.deadline_why", SheetWords.When(news.Entry.Date, t), news.Entry.Title)])
        {
            Act = (t["mail.deadline_act"], links.To(news.Entry.Url)),
            Note = t["mail.deadline_note"],
            Stop = await links.StopAsync(memberId, StoppedLetters.Agenda, ct),
        };
    }
}

/// <summary>Two days after a training: « Qu’en avez-vous retenu? »</summary>
internal sealed class DebriefLetter(ReadAgendaLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.TrainingPast;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.RunAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t.Say("mail.debrief_subject", news.Entry.Title), [t.Say("mail.hello", news.To.Name), t.Say("mail.debrief_why", news.Entry.Title)])
        {
            Act = (t["mail.debrief_act"], links.To(news.Entry.Url + "#repondre")),
            Note = t["mail.debrief_note"],
            Stop = await links.StopAsync(memberId, StoppedLetters.Agenda, ct),
        };
    }
}
