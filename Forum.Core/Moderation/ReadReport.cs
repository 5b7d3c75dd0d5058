using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Moderation;

/// <summary>What the messages about a report say: never a word of the post, nor of who reported it.</summary>
/// <param name="Waits">nobody decided yet</param>
/// <param name="Reporter">where the answer goes; null where she has no account any more</param>
public sealed record ReportNews(ReportReason Reason, long ThreadId, long Number, bool Waits, string Outcome, MailAddress? Reporter);

/// <summary>Reads a report for the letters about it. Null where it is gone with its post.</summary>
[UseCase]
public sealed class ReadReport(Database database)
{
    public async Task<ReportNews?> RunAsync(long id, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        // reports are not read through a reader's rights here: a letter holds ids and the reason alone
        var row = await db.FindAsync<Row>("""
            select r.reason, p.thread_id, p.number, case when r.settled_at is null then true else false end as waits, r.outcome,
                case when m.suspended_at is null and m.removed_at is null then m.email else '' end as email, m.name, m.lang
            from reports r join posts p on p.id = r.post_id join members m on m.id = r.member_id where r.id = @id
            """, new { id });
        return row is null ? null : new(row.Reason, row.ThreadId, row.Number, row.Waits, row.Outcome, row.Email.Length == 0 ? null : new(row.Email, row.Name, Languages.Parse(row.Lang)));
    }

    private sealed record Row(ReportReason Reason, long ThreadId, long Number, bool Waits, string Outcome, string Email, string Name, string Lang);
}
