using Forum.Core.Exchanges;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Web.Pages.Sheets;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« C’est bientôt », to who said that she comes.</summary>
internal sealed class ExchangeReminderLetter(ReadExchangeLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.ExchangeReminder;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.RunAsync(Kind, row.SubjectId, memberId, ct) is not { Day: { } day } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t.Say("exchanges.mail_soon_subject", news.Thread.Title), [t.Say("mail.hello", news.To.Name), t.Say("exchanges.mail_soon", SheetWords.When(day, t), news.Thread.Title)])
        {
            Act = (t["exchanges.mail_soon_act"], links.To($"/en-direct/{news.Thread.Id}")),
            Note = t["exchanges.mail_soon_note"],
            Stop = await links.StopAsync(memberId, StoppedLetters.Agenda, ct),
        };
    }
}

/// <summary>What remains of an exchange, to who came and who wanted to.</summary>
internal sealed class ExchangeSummaryLetter(ReadExchangeLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.ExchangeSummary;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.RunAsync(Kind, row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t.Say("exchanges.mail_summary_subject", news.Thread.Title), [t.Say("mail.hello", news.To.Name), t.Say("exchanges.mail_summary", news.Thread.Title)])
        {
            Act = (t["exchanges.mail_summary_act"], links.To(news.Thread.Url + "?page=1#m1")),
            Stop = await links.StopAsync(memberId, StoppedLetters.Agenda, ct),
        };
    }
}

/// <summary>« Votre question est restée ouverte : peut-elle devenir un fil? », to its author.</summary>
internal sealed class ExchangeQuestionLetter(ReadExchangeLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.ExchangeQuestion;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.QuestionAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t["exchanges.mail_question_subject"], [t.Say("mail.hello", news.To.Name), t.Say("exchanges.mail_question", news.Thread.Title), t.Say("mail.quoted", news.Line)])
        {
            Act = (t["exchanges.mail_question_act"], links.To($"/en-direct/{news.Thread.Id}/question/{row.SubjectId}")),
            Stop = await links.StopAsync(memberId, StoppedLetters.Agenda, ct),
        };
    }
}
