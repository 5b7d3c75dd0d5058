using Forum.Core.BonsCoups;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Tries;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« Un groupe a essayé ce que vous avez partagé », to its author.</summary>
internal sealed class TriedLetter(ReadTryLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.Tried;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.RunAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        var group = news.Organisation.Length > 0 ? news.Organisation : t["tries.a_group"];
        return new(news.To, t["tries.mail_subject"],
        [
            t.Say("mail.hello", news.To.Name), t.Say("tries.mail_why", group, links.Places.Region(news.RegionId).Name(t.Language)), t.Say("mail.quoted", news.Title), t["tries.mail_outcome." + ToldTry.Word(news.Outcome)],
        ])
        {
            Act = (t["tries.mail_act"], links.To(news.Url)),
            Stop = await links.StopAsync(memberId, StoppedLetters.Coups, ct),
        };
    }
}

/// <summary>« L’animation a retenu un de vos messages: peut-il devenir une fiche? », to its author.</summary>
internal sealed class CoupAskedLetter(ReadCoupLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.CoupAsked;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct) =>
        row.MemberId is { } memberId && await read.AskedAsync(row.SubjectId, memberId, ct) is { } news ? await CoupWords.WriteAsync("asked", news, news.Url + "/accord", links, ct) : null;
}

/// <summary>« Votre fiche peut-elle paraître au recueil? », to its author.</summary>
internal sealed class CoupBookletLetter(ReadCoupLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.CoupBooklet;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct) =>
        row.MemberId is { } memberId && await read.BookletAsync(row.SubjectId, memberId, ct) is { } news ? await CoupWords.WriteAsync("booklet", news, news.Url + "/accord", links, ct) : null;
}

/// <summary>« Un bon coup que vous suivez est maintenant éprouvé ».</summary>
internal sealed class CoupStatusLetter(ReadCoupLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.CoupStatus;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct) =>
        row.MemberId is { } memberId && await read.StatusAsync(row.SubjectId, memberId, ct) is { } news ? await CoupWords.WriteAsync("status", news, news.Url, links, ct) : null;
}

/// <summary>« Un an déjà: qu’est devenu votre bon coup? », to its author.</summary>
internal sealed class CoupNewsLetter(ReadCoupLetter read, LetterLinks links) : ILetterWriter
{
    public MailKind Kind => MailKind.CoupNews;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct) =>
        row.MemberId is { } memberId && await read.NewsAsync(row.SubjectId, memberId, ct) is { } news ? await CoupWords.WriteAsync("news", news, news.Url + "/fiche", links, ct) : null;
}

/// <summary>What letters about a bon coup have in common.</summary>
internal static class CoupWords
{
    public static async Task<Letter> WriteAsync(string which, CoupLetter news, string to, LetterLinks links, CancellationToken ct)
    {
        var t = Texts.For(news.To.Language);
        var why = which is "status" ? t[$"bons_coups.mail_status_why.{news.About}"] : t[$"bons_coups.mail_{which}_why"];
        return new(news.To, t[$"bons_coups.mail_{which}_subject"], [t.Say("mail.hello", news.To.Name), why, t.Say("mail.quoted", news.Title), t[$"bons_coups.mail_{which}_how"]])
        {
            Act = (t[$"bons_coups.mail_{which}_act"], links.To(to)),
            Stop = await links.StopAsync(news.MemberId, StoppedLetters.Coups, ct),
        };
    }
}
