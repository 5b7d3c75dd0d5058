using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forum.Core.Data;

namespace Forum.Core.Moderation;

/// <summary>What a facilitator or coordinator did to what is another's, and what a member's word about a colleague did.</summary>
public enum AuditAct
{
    PostRemoved, PostRestored, PostEdited, AuthorSeen, ReportSettled,
    ThreadLocked, ThreadUnlocked, ThreadSlowed, ThreadFiled, PostsMoved, ThreadSplit, ThreadsMerged, MoveUndone,
    MemberWarned, MemberSuspended, SuspensionLifted, MemberWelcomed, RoleSet, ThemesMerged, MemberErased, EmailConfirmed, TwoStepsTakenOff, ColleagueVouched, PictureTakenOff,
    LimitSet, MeetingHeld, MeetingEnded,
    PlaceMadePrivate, PlaceOpened, LetIntoTheme, TakenOutOfTheme, HomeChanged,
}

/// <summary>One act, in ids alone: the journal outlives who is named in it.</summary>
/// <param name="MemberId">who acted</param>
internal sealed record AuditEntry(long MemberId, AuditAct Act, DateTimeOffset At)
{
    public long? ThreadId { get; init; }

    public long? Number { get; init; }

    /// <summary>The member it was done to, the thread or theme that took what was moved, or the request to join; the act tells which.</summary>
    public long? SubjectId { get; init; }

    /// <summary>A word of the program's own (a slug, days, a decision), never somebody's.</summary>
    public string Detail { get; init; } = "";
}

/// <summary>The journal of acts: rows are added and never changed. Each holds the SHA-256 of itself and of the one before, so that a changed, inserted or missing row is told by <see cref="AuditChain"/>.</summary>
internal static class AuditLog
{
    /// <summary>Before the first row.</summary>
    public const string Beginning = "";

    internal sealed record Row(long Id, DateTimeOffset At, long MemberId, string Act, long? ThreadId, long? Number, long? SubjectId, string Detail, string Hash);

    internal const string Columns = "id, at, member_id, act, thread_id, number, subject_id, detail, hash";

    private sealed record Last(long Id, string Hash);

    /// <summary>In the transaction of the act, and last in it: on PostgreSQL the journal is held until the commit, so that the chain has one order.</summary>
    public static async Task WriteAsync(Db db, AuditEntry entry)
    {
        await db.HoldAsync("audit_log");
        var last = await db.FindAsync<Last>("select id, hash from audit_log order by id desc limit 1") ?? new(0, Beginning);
        var row = new Row(last.Id + 1, DateTimeOffset.FromUnixTimeMilliseconds(entry.At.ToUnixTimeMilliseconds()), entry.MemberId, entry.Act.ToString(), entry.ThreadId, entry.Number, entry.SubjectId, entry.Detail, "");
        await db.RunAsync("""
            insert into audit_log (id, at, member_id, act, thread_id, number, subject_id, detail, hash)
            values (@Id, @At, @MemberId, @Act, @ThreadId, @Number, @SubjectId, @Detail, @hash)
            """, new { row.Id, row.At, row.MemberId, row.Act, row.ThreadId, row.Number, row.SubjectId, row.Detail, hash = Hash(row, last.Hash) });
    }

    /// <summary>SHA-256, in lower-case hexadecimal, of the row's values and the hash before it, a line each.</summary>
    public static string Hash(Row row, string before)
    {
        string[] parts = [before, Text(row.Id), Text(row.At.ToUnixTimeMilliseconds()), Text(row.MemberId), row.Act, Text(row.ThreadId), Text(row.Number), Text(row.SubjectId), row.Detail];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
