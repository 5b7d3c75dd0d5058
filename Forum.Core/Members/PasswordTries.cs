using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>One try of a password on one account. From the fifth wrong one in a row each costs a wait that grows from 30 seconds to 15 minutes and no further, so that nobody can lock a member out of her account (RELIABILITY.md, « Brute force »).</summary>
[UseCase]
public sealed class PasswordTries(Database database, Passwords passwords, TimeProvider clock)
{
    /// <summary>Tries before the first wait.</summary>
    public const int Free = 5;

    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>So long after a wait the tries before it are forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <param name="MemberId">0 where the password is not right, the account waits, or there is none</param>
    /// <param name="Hash">the hash that was checked: what the caller writes holds only while it is still the account's</param>
    /// <param name="Suspended">the password was right, and she does not come in all the same</param>
    internal sealed record Tried(long MemberId, bool Waits, bool Old, string Hash, bool Suspended);

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal static TimeSpan Wait(long tries) =>
        tries < Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 30 * Math.Pow(2, Math.Min(tries - Free, 10))));

    /// <summary>The try is counted before the password is checked: a hundred sent at once are still a hundred tries. The caller forgets them with <see cref="ForgetAsync"/> when the password was right.</summary>
    internal async Task<Tried> RunAsync(string email, string password, CancellationToken ct)
    {
        var account = (await database.WriteAsync<Account>(async db => await CountAsync(db, EmailAddress.Key(email)) ?? new(0, "", true, false), ct)).Value!;
        var hash = account.PasswordHash.Length > 0 && !account.Waits ? account.PasswordHash : null;
        // comparable time whether the account exists, waits, or has no password
        var answer = await passwords.CheckAsync(hash, password, ct);
        return new(answer is Passwords.Answer.Wrong ? 0 : account.Id, account.Waits, answer is Passwords.Answer.RightButOld, account.PasswordHash, account.Suspended && answer is not Passwords.Answer.Wrong);
    }

    /// <summary>False where the password was changed meanwhile.</summary>
    internal static async Task<bool> IsStillAsync(Db db, Tried tried) => await db.FindAsync<long>("select id from members where id = @MemberId and password_hash = @Hash", new { tried.MemberId, tried.Hash }) != 0;

    /// <summary>The password was right: the tries before it count no more. False where it was changed meanwhile.</summary>
    internal static async Task<bool> ForgetAsync(Db db, Tried tried) =>
        await db.RunAsync("update members set failed_sign_ins = 0, locked_until = null where id = @MemberId and password_hash = @Hash", new { tried.MemberId, tried.Hash }) == 1;

    /// <summary>
    /// A try of what is not the password, but opens as much: the link that leads to a second step, the code that lays it down. It meets the same waits, counted apart: only who has her mailbox or her session gets so far,
    /// and a stranger who guesses at her password keeps her from neither. False while it waits; nothing is counted then.
    /// </summary>
    internal static async Task<bool> CountAsync(Db db, long memberId, DateTimeOffset now) => await AddAsync(db, Codes, "id = @memberId", new { memberId, now, forgotten = now - Memory }, now) is not null;

    /// <summary>What was tried was right: neither count goes on.</summary>
    internal static Task EndWaitAsync(Db db, long memberId) => db.RunAsync("update members set failed_sign_ins = 0, locked_until = null, failed_codes = 0, codes_locked_until = null where id = @memberId", new { memberId });

    /// <summary>The columns of a count and of the wait that follows from it.</summary>
    private sealed record Counter(string Failed, string Until);

    private static readonly Counter Sent = new("failed_sign_ins", "locked_until"), Codes = new("failed_codes", "codes_locked_until");

    private async Task<Account?> CountAsync(Db db, string key)
    {
        var now = Now;
        return await AddAsync(db, Sent, "email_key = @key", new { key, now, forgotten = now - Memory }, now) is { } counted ? new(counted.Id, counted.PasswordHash, false, counted.Suspended) : null;
    }

    /// <param name="whose">SQL</param>
    private static async Task<Counted?> AddAsync(Db db, Counter counter, string whose, object args, DateTimeOffset now)
    {
        var (failed, until) = counter;
        var counted = await db.FindAsync<Counted>($"""
            update members set {failed} = case when {until} <= @forgotten then 1 else {failed} + 1 end,
                {until} = case when {until} <= @forgotten then null else {until} end
            where {whose} and removed_at is null and ({until} is null or {until} <= @now)
            returning id, coalesce(password_hash, '') as password_hash, {failed} as failed, case when suspended_at is null then false else true end as suspended
            """, args);
        if (counted is not null && Wait(counted.Failed) is { Ticks: > 0 } wait)
            await db.RunAsync($"update members set {until} = @until where id = @Id", new { counted.Id, until = now + wait });
        return counted;
    }

    private sealed record Counted(long Id, string PasswordHash, long Failed, bool Suspended);

    private sealed record Account(long Id, string PasswordHash, bool Waits, bool Suspended);
}
