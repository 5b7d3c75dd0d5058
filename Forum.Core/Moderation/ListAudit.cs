using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Moderation;

/// <summary>One act of the journal.</summary>
/// <param name="By">her name now; empty where she is gone</param>
/// <param name="Subject">the name now of the member it was done to; empty where it was done to none</param>
public sealed record AuditedAct(long Id, DateTimeOffset At, string By, AuditAct Act, long? ThreadId, long? Number, long? SubjectId, string Subject, string Detail, string Hash);

/// <summary>The journal of facilitators' acts, the latest first, for coordinators.</summary>
[UseCase]
public sealed class ListAudit(Database database)
{
    private const long PageSize = 50;

    /// <param name="Older">where the next page begins; null: this is the last</param>
    public sealed record Page(IReadOnlyList<AuditedAct> Acts, long? Older);

    /// <param name="before">acts older than this one; null: from the latest</param>
    public async Task<Outcome<Page>> RunAsync(Member by, long? before, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var acts = await db.ListAsync<AuditedAct>("""
            select a.id, a.at, coalesce(m.name, '') as by, a.act, a.thread_id, a.number, a.subject_id,
                case when a.act in ('MemberWarned', 'MemberSuspended', 'SuspensionLifted', 'MemberWelcomed', 'RoleSet', 'EmailConfirmed', 'TwoStepsTakenOff', 'PictureTakenOff', 'LetIntoTheme', 'TakenOutOfTheme', 'HomeChanged') then coalesce(s.name, '') else '' end as subject, a.detail, a.hash
            from audit_log a left join members m on m.id = a.member_id and m.removed_at is null left join members s on s.id = a.subject_id and s.removed_at is null
            where a.id < @before order by a.id desc limit @most
            """, new { before = before ?? long.MaxValue, most = PageSize + 1 });
        return acts.Count > PageSize ? new Page(acts[..^1], acts[^2].Id) : new Page(acts, null);
    }
}
