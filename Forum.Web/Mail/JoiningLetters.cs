using Forum.Core.Joining;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Site;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Mail;

/// <summary>« {somebody} vous invite », or « votre demande est acceptée ».</summary>
internal sealed class InvitationLetter(GiveInvitation giveInvitation, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.Invitation;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await giveInvitation.RunAsync(row.SubjectId, ct) is not { } given) return null;
        var t = Texts.For(given.To.Language);
        List<string> lines = [given.To.Name.Length > 0 ? t.Say("mail.hello", given.To.Name) : t["mail.hello_nobody"], t.Say(given.Approves ? "mail.approved_why" : "mail.invitation_why", given.ByName, site.Name)];
        if (given.Note.Length > 0) lines.Add(t.Say("mail.quoted", given.Note));
        return new(given.To, t.Say(given.Approves ? "mail.approved_subject" : "mail.invitation_subject", site.Name, given.ByName), lines)
        {
            Act = (t["mail.invitation_act"], place.To("/rejoindre?cle=" + given.Key)),
            Note = t.Say("mail.invitation_note", site.Name),
            ReplyTo = given.By,
        };
    }
}

/// <summary>« {somebody} demande à se joindre », to a facilitator of her region.</summary>
internal sealed class JoinRequestLetter(OwnRequest requests, FindAddress findAddress, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.JoinRequest;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await requests.ReadAsync(row.SubjectId, ct) is not { IsOpen: true } request || await findAddress.RunAsync(row.MemberId ?? 0, ct) is not { } to) return null;
        var t = Texts.For(to.Language);
        List<string> lines = [t.Say("mail.hello", to.Name), t.Say("mail.request_why", request.Name, request.Organisation, site.Name), t.Say("mail.quoted", request.Reply.Length > 0 ? request.Reply : request.Sentence)];
        return new(to, t.Say("mail.request_subject", request.Name), lines) { Act = (t["mail.request_act"], place.To("/animation/demandes")) };
    }
}

/// <summary>« Une collègue demande à se joindre », to a member of the group that she names. Her sentence is read on the page: anybody may have written it.</summary>
internal sealed class ColleagueAsksLetter(ListColleagues colleagues, FindAddress findAddress, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.ColleagueAsks;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await colleagues.FindAsync(row.MemberId ?? 0, row.SubjectId, ct) is not { } asking || await findAddress.RunAsync(row.MemberId ?? 0, ct) is not { } to) return null;
        var t = Texts.For(to.Language);
        return new(to, t.Say("mail.colleague_subject", asking.Name), [t.Say("mail.hello", to.Name), t.Say("mail.colleague_why", asking.Name, asking.GroupName, site.Name), t["mail.colleague_what"]])
        {
            Act = (t["mail.colleague_act"], place.To("/collegues")),
            Note = t.Say("mail.colleague_note", asking.GroupName),
        };
    }
}

/// <summary>« {somebody} entre sur la parole de {a colleague} », to a facilitator of her region, who can undo it.</summary>
internal sealed class ColleagueLetInLetter(ReadVouches vouches, FindAddress findAddress, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.ColleagueLetIn;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await vouches.LetInAsync(row.SubjectId, ct) is not { } letIn || await findAddress.RunAsync(row.MemberId ?? 0, ct) is not { } to) return null;
        var t = Texts.For(to.Language);
        return new(to, t.Say("mail.let_in_subject", letIn.Name), [t.Say("mail.hello", to.Name), t.Say("mail.let_in_why", letIn.Name, letIn.GroupName, site.Name, letIn.Colleague), t["mail.let_in_what"]])
        {
            Act = (t["mail.let_in_act"], place.To("/animation/invitations")),
        };
    }
}

/// <summary>A facilitator’s question to an applicant.</summary>
internal sealed class JoinQuestionLetter(OwnRequest requests, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.JoinQuestion;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await requests.GiveKeyAsync(row.SubjectId, ct) is not var (request, key)) return null;
        var language = Languages.Parse(request.Lang);
        var t = Texts.For(language);
        return new(new(request.Email, request.Name, language), t.Say("mail.question_subject", site.Name), [t.Say("mail.hello", request.Name), t.Say("mail.question_why", site.Name), t.Say("mail.quoted", request.Question)])
        {
            Act = (t["mail.question_act"], place.To("/inscription/reponse?cle=" + key)),
        };
    }
}

/// <summary>A request was refused, with its reason.</summary>
internal sealed class JoinRefusalLetter(OwnRequest requests, SiteSettings site) : ILetterWriter
{
    public MailKind Kind => MailKind.JoinRefusal;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await requests.ReadAsync(row.SubjectId, ct) is not { State: JoinState.Refused } request) return null;
        var language = Languages.Parse(request.Lang);
        var t = Texts.For(language);
        return new(new(request.Email, request.Name, language), t.Say("mail.refusal_subject", site.Name), [t.Say("mail.hello", request.Name), t.Say("mail.refusal_why", site.Name), t.Say("mail.quoted", request.Reason)]);
    }
}

/// <summary>Who asked to join is a member already.</summary>
internal sealed class AlreadyMemberLetter(FindAddress findAddress, SiteSettings site, PlaceAddress place) : ILetterWriter
{
    public MailKind Kind => MailKind.AlreadyMember;

    public async Task<Letter?> WriteAsync(WaitingMail.Row row, CancellationToken ct)
    {
        if (await findAddress.RunAsync(row.SubjectId, ct) is not { } to) return null;
        var t = Texts.For(to.Language);
        return new(to, t.Say("mail.already_subject", site.Name), [t.Say("mail.hello", to.Name), t.Say("mail.already_why", site.Name)]) { Act = (t["accounts.link_title"], place.To("/connexion/lien")) };
    }
}
