using Forum.Core.Data;

namespace Forum.Core.Mail;

/// <summary>What shall leave by e-mail, written in the transaction of its cause: nothing leaves for what was rolled back, nothing is forgotten by a program that dies.</summary>
internal static class Outbox
{
    /// <summary>What waits for a member, when she is forgotten. What left is a row without an address.</summary>
    public static Task EraseAsync(Db db, long memberId) => db.RunAsync("delete from outbox where member_id = @memberId", new { memberId });

    /// <param name="subjectId">what the message is about; its letter is written from it when it leaves</param>
    /// <param name="memberId">to whom, where the subject does not say</param>
    /// <param name="wait">before it leaves</param>
    public static Task AddAsync(Db db, MailKind kind, long subjectId, DateTimeOffset now, long? memberId = null, TimeSpan wait = default) =>
        db.RunAsync("insert into outbox (kind, subject_id, created_at, due_at, member_id) values (@kind, @subjectId, @now, @due, @memberId)", new { kind = kind.ToString(), subjectId, now, due = now + wait, memberId });
}
