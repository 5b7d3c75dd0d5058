using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Core.Moderation;

/// <summary>A facilitator decides on a reported post: it is taken back, or it stays. All its reports end with that, and each who reported is told. Of two facilitators at once the second gets a conflict.</summary>
[UseCase]
public sealed class SettleReports(Database database, TimeProvider clock)
{
    public sealed record Command(Member By, long ThreadId, long Number, ReportOutcome Outcome);

    public Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        var by = command.By;
        if (!by.Facilitates) return Refusal.NotAllowed;
        if (await Reports.ThreadAsync(db, command.ThreadId, by) is not { } thread || await ActedPost.FindAsync(db, command.ThreadId, command.Number) is not { } post) return Refusal.NotFound;
        if (!Can.SettleReport(by, thread)) return Refusal.NotAllowed;
        var now = clock.GetUtcNow();
        var settled = await db.ListAsync<long>("""
            update reports set outcome = @outcome, settled_at = @now, settled_by = @by where post_id = @Id and settled_at is null returning id
            """, new { outcome = command.Outcome.ToString(), now, by = by.Id, post.Id });
        if (settled.Count == 0) return new Refusal(RefusalKind.Conflict, "moderation.settled");
        foreach (var report in settled) await Outbox.AddAsync(db, MailKind.ReportSettled, report, now);
        var change = command.Outcome is ReportOutcome.Removed ? await DeletePost.RemoveAsync(db, by.Id, post, now) : post.Unchanged;
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.ReportSettled, now) { ThreadId = thread.Id, Number = post.Number, Detail = command.Outcome.ToString() });
        return change;
    }, ct);
}
