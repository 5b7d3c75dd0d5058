using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>What a letter about a private thread says: who wrote, and where; never a word of the message, nor the thread's title.</summary>
/// <param name="Writer">of the first message she has not read</param>
public sealed record PrivateNews(MailAddress To, string Writer, long ThreadId, long Number);

/// <summary>For the letter, when it leaves. Null where there is nothing left to say: she has read, it was taken back, she is no longer a reader, wants no letters, is suspended or gone, or blocked who wrote.</summary>
[UseCase]
public sealed class ReadPrivateLetter(Database database)
{
    public async Task<PrivateNews?> RunAsync(long threadId, long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"""
            select m.email, m.name, m.lang, w.name as writer, p.number
            from members m join threads t on t.id = @threadId join posts p on p.thread_id = t.id join members w on w.id = p.author_id
                join private_letters l on l.thread_id = t.id and l.member_id = m.id
                left join reads r on r.thread_id = t.id and r.member_id = m.id
            where m.id = @memberId and m.removed_at is null and m.suspended_at is null and m.private_mail_off_at is null
                and t.audience = 'People' and {Readers.MemberMayRead}
                and p.author_id <> m.id and p.deleted_at is null and p.number > coalesce(r.last_number, 0) and l.written_at > m.all_read_at
                and (p.created_at > m.all_read_at or p.number = l.number)
                and w.removed_at is null and not exists (select 1 from blocks b where b.member_id = m.id and b.blocked_id = p.author_id)
            order by p.number limit 1
            """, new { threadId, memberId });
        return row is null ? null : new(new(row.Email, row.Name, Languages.Parse(row.Lang)), row.Writer, threadId, row.Number);
    }

    private sealed record Row(string Email, string Name, string Lang, string Writer, long Number);
}
