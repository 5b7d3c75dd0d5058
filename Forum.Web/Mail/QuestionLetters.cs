using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Questions;
using Forum.Web.Pages.Questions;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« Une question attend quelqu’un comme vous »: why she, and her three ways. What changes something is a page with one button; no link does it by itself.</summary>
internal sealed class QuestionInvitationLetter(GiveQuestion give, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.QuestionInvitation;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await give.RunAsync(row.SubjectId, ct) is not { } given) return null;
        var (t, asked) = (Texts.For(given.To.Language), given.Asked);
        var answer = "/questions/invitation?cle=" + given.Key;
        return new(given.To, t["questions.mail_asked_subject"],
        [
            t.Say("mail.hello", given.To.Name),
            t.Say("questions.mail_asked_why", asked.Asker, links.Places.Region(asked.RegionId).Name(t.Language), links.Site.Name),
            t.Say("mail.quoted", asked.Title), QuestionWords.Yours(asked, links.Places, t), t["questions.mail_asked_ways"],
        ])
        {
            Act = (t["questions.answer"], links.To(asked.Url + "#repondre")),
            Further = [(t["questions.pass"], links.To($"{answer}&choix={InvitationModel.Pass}")), (t["questions.know"], links.To($"{answer}&choix={InvitationModel.Know}"))],
            Note = t["questions.mail_asked_note"],
            Stop = await links.StopAsync(asked.MemberId, StoppedLetters.Help, ct),
        };
    }
}

/// <summary>« Une question attend depuis deux jours ouvrables », to a facilitator; its desk says the rest.</summary>
internal sealed class QuestionWaitsLetter(ReadQuestionLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.QuestionWaits;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.WaitsAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t["questions.mail_waits_subject"],
        [
            t.Say("mail.hello", news.To.Name), t.Say("questions.mail_waits_why", news.Asker, links.Places.Region(news.RegionId).Name(t.Language)), t.Say("mail.quoted", news.Title),
            news.Invited == 0 ? t["questions.mail_waits_nobody"] : t.Count("questions.mail_waits_invited", news.Invited),
        ])
        {
            Act = (t["questions.see"], links.To(news.Url)),
            Further = [(t["questions.desk"], links.To("/animation/questions"))],
            Stop = await links.StopAsync(memberId, StoppedLetters.Questions, ct),
        };
    }
}

/// <summary>« Une réponse vous a-t-elle aidée? », to who asked.</summary>
internal sealed class QuestionReminderLetter(ReadQuestionLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.QuestionReminder;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.ReminderAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t["questions.mail_reminder_subject"], [t.Say("mail.hello", news.To.Name), t["questions.mail_reminder_why"], t.Say("mail.quoted", news.Title), t["questions.mail_reminder_how"]])
        {
            Act = (t["questions.see"], links.To(news.Url)),
            Note = t["questions.mail_once"],
            Stop = await links.StopAsync(memberId, StoppedLetters.Questions, ct),
        };
    }
}

/// <summary>« Qu’est-ce que ça a donné? », to who asked.</summary>
internal sealed class QuestionNewsLetter(ReadQuestionLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.QuestionNews;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.NewsAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t["questions.news_title"], [t.Say("mail.hello", news.To.Name), t["questions.mail_news_why"], t.Say("mail.quoted", news.Title), t["questions.mail_news_how"]])
        {
            Act = (t["questions.news_do"], links.To($"/fils/{news.ThreadId}/nouvelles")),
            Note = t["questions.mail_once"],
            Stop = await links.StopAsync(memberId, StoppedLetters.Questions, ct),
        };
    }
}
