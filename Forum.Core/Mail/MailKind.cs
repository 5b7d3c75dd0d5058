namespace Forum.Core.Mail;

/// <summary>What a message is about; the outbox row names it, and <c>Forum.Web/Mail</c> has one letter for each.</summary>
public enum MailKind
{
    /// <summary>Subject: a row of one_time_links.</summary>
    SignInLink,

    /// <summary>Subject: a row of invitations.</summary>
    Invitation,

    /// <summary>Somebody asks to join; to each facilitator of her region. Subject: a row of join_requests.</summary>
    JoinRequest,

    /// <summary>Somebody who says that she works in the same group asks to join; to each of its members. Subject: a row of join_requests.</summary>
    ColleagueAsks,

    /// <summary>A colleague's word let somebody in; to each facilitator of her region. Subject: a row of join_requests.</summary>
    ColleagueLetIn,

    /// <summary>A facilitator asks the applicant something. Subject: a row of join_requests.</summary>
    JoinQuestion,

    /// <summary>Subject: a row of join_requests.</summary>
    JoinRefusal,

    /// <summary>Who asked to join has an account. Subject: her member id.</summary>
    AlreadyMember,

    /// <summary>A post is reported; to each who facilitates its thread. Subject: a row of reports.</summary>
    Report,

    /// <summary>What became of a report, to who made it. Subject: a row of reports.</summary>
    ReportSettled,

    /// <summary>A word, or a suspension, to the member. Subject: a row of sanctions.</summary>
    Sanction,

    /// <summary>A suspension is over, to the member. Subject: a row of sanctions.</summary>
    SanctionLifted,

    /// <summary>Another address, to the mailbox she has; and to the one she chose. Subject: a row of email_changes.</summary>
    EmailChangeOld,
    EmailChangeNew,

    /// <summary>A private message waits, to one of its readers. Subject: its thread.</summary>
    PrivateMessage,

    /// <summary>A passkey was added, to its member. Subject: a row of passkeys.</summary>
    PasskeyAdded,

    /// <summary>A deadline is fourteen or three days off, to who asked to be reminded. Subject: a row of agenda_letters.</summary>
    DeadlineNear,

    /// <summary>A training is two days past, to who went. Subject: a row of agenda_letters.</summary>
    TrainingPast,

    /// <summary>A question waits for somebody like her. Subject: a row of question_invitations.</summary>
    QuestionInvitation,

    /// <summary>Nobody answers a question, to who facilitates it. Subject: its thread.</summary>
    QuestionWaits,

    /// <summary>Which reply helped, or what is missing? To the asker. Subject: her thread.</summary>
    QuestionReminder,

    /// <summary>« Qu’est-ce que ça a donné? » To the asker. Subject: her thread.</summary>
    QuestionNews,

    /// <summary>A group tried her bon coup or tool, to its author. Subject: a row of tries.</summary>
    Tried,

    /// <summary>A facilitator retained a message of hers as a bon coup: may it become a card? To its author. Subject: the post.</summary>
    CoupAsked,

    /// <summary>May her card stand in the yearly booklet? To its author. Subject: the post.</summary>
    CoupBooklet,

    /// <summary>A bon coup is now tried, proven or given up, to who tried it or follows its author. Subject: a row of coup_letters.</summary>
    CoupStatus,

    /// <summary>Twelve months on: what became of her bon coup? To its author. Subject: a row of coup_letters.</summary>
    CoupNews,

    /// <summary>What a sheet says holds no longer; to its author and to each who facilitates its thread. Subject: its post.</summary>
    SheetOutdated,

    /// <summary>A live exchange is tomorrow, or within the hour, to who comes. Subject: a row of exchange_letters.</summary>
    ExchangeReminder,

    /// <summary>The summary of a live exchange, to who came and who wanted to. Subject: a row of exchange_letters.</summary>
    ExchangeSummary,

    /// <summary>May an open question of hers become a thread? To its author. Subject: a row of exchange_lines.</summary>
    ExchangeQuestion,

    /// <summary>« Courriel d’essai » to a coordinator. Subject: her member id.</summary>
    Trial,
}
