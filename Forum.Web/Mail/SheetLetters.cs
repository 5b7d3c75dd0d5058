using Forum.Core.Mail;
using Forum.Core.Sheets;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« À revérifier », to the author of a sheet and to who facilitates its thread.</summary>
internal sealed class SheetOutdatedLetter(ReadOutdatedLetter read, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.SheetOutdated;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (row.MemberId is not { } memberId || await read.RunAsync(row.SubjectId, memberId, ct) is not { } news) return null;
        var t = Texts.For(news.To.Language);
        return new(news.To, t.Say("mail.outdated_subject", news.Title), [t.Say("mail.hello", news.To.Name), t["mail.outdated_why"], t.Say("mail.quoted", news.Title), t["mail.outdated_how"]])
        {
            Act = (t["mail.outdated_act"], place.To($"/fils/{news.ThreadId}/m/{news.Number}")),
        };
    }
}
