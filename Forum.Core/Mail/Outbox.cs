using Forum.Core.Data;

namespace Forum.Core.Mail;

/// <summary>What shall leave by e-mail, written in the transaction of its cause: nothing leaves for what was rolled back, nothing is forgotten by a program that dies.</summary>
internal static class Outbox
{
    /// <summary>What waits for a member, when she is forgotten. What left is a row without an address.</summary>
    public static Task EraseAsync(Db db, long memberId) => db.RunAsync("delete from outbox where member_id = @memberId", new { memberId });

    /// <summary>So long nothing more of one kind leaves for one person where anybody may ask for it: nobody's mailbox is filled by others.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(15);

    /// <summary>As <see cref="AddAsync"/>, but once within <see cref="Quiet"/>.</summary>
    public static async Task AddRarelyAsync(Db db, MailKind kind, long subjectId, DateTimeOffset now)
    {
        if (await db.OneAsync<long>("select count(*) from outbox where kind = @kind and subject_id = @subjectId and created_at > @since", new { kind = kind.ToString(), subjectId, since = now - Quiet }) == 0) await AddAsync(db, kind, subjectId, now);
    }

    /// <param name="subjectId">what the message is about; its letter is written from it when it leaves</param>
    /// <param name="memberId">to whom, where the subject does not say</param>
    /// <param name="wait">before it leaves</param>
    public static Task AddAsync(Db db, MailKind kind, long subjectId, DateTimeOffset now, long? memberId = null, TimeSpan wait = default) =>
        db.RunAsync("insert into outbox (kind, subject_id, created_at, due_at, member_id) values (@kind, @subjectId, @now, @due, @memberId)", new { kind = kind.ToString(), subjectId, now, due = now + wait, memberId });
}
