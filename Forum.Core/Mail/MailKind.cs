namespace Forum.Core.Mail;

/// <summary>What a message is about; the outbox row names it, and <c>Forum.Web/Mail</c> has one letter for each.</summary>
public enum MailKind
{
    /// <summary>Subject: a row of one_time_links.</summary>
    SignInLink,

    /// <summary>« Courriel d’essai » to a coordinator. Subject: her member id.</summary>
    Trial,
}
