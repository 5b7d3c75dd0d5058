using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>What a first step gave: a session, or, where the account has a second step, what that step is shown with.</summary>
/// <param name="Secret">the value of the cookie of either</param>
public sealed record FirstStep(string Secret, bool NeedsCode);

/// <summary>
/// The second step of a sign-in, where a member has one: a code of her telephone, or one on paper. Five wrong codes end the try, and a right password before it has forgiven none of the wrong ones,
/// so that guessing codes meets the same growing waits as guessing passwords (<see cref="PasswordTries"/>).
/// </summary>
[UseCase]
public sealed class SecondStep(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const long Most = 5;

    /// <param name="Secret">of the cookie of the first step</param>
    /// <param name="OldSecret">this browser's session so far: it dies</param>
    public sealed record Command(string? Secret, string? Code, string? OldSecret);

    private sealed record Waiting(long MemberId, string Device, long Tries, string TotpKey, long TotpStep);

    /// <summary>A session where the account has one step; else the beginning of its second.</summary>
    internal static async Task<FirstStep> BeginAsync(Db db, long memberId, DateTimeOffset now, string device)
    {
        if (!await IsTakenUpAsync(db, memberId)) return new(await Sessions.OpenAsync(db, memberId, now, device), false);
        var secret = Secret.New();
        await db.RunAsync("delete from sign_in_steps where expires_at < @now", new { now });
        await db.RunAsync("insert into sign_in_steps (id, member_id, device, expires_at) values (@id, @memberId, @device, @expires)", new { id = Secret.Hash(secret), memberId, device, expires = now + Lifetime });
        return new(secret, true);
    }

    internal static async Task<bool> IsTakenUpAsync(Db db, long memberId) => await db.FindAsync<long>("select id from members where id = @memberId and totp_key is not null", new { memberId }) != 0;

    /// <summary>The first step was shown in this browser, and not too long ago.</summary>
    public async Task<bool> IsOpenAsync(string? secret, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await FindAsync(db, secret, clock.GetUtcNow()) is { Tries: < Most };
    }

    /// <summary>The value for the session's cookie. 404 where the first step is over.</summary>
    public async Task<Outcome<string>> RunAsync(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // counted before it is looked at, and whatever becomes of it: a hundred sent at once are still five, and a refusal would undo its own counting
        var opened = await database.WriteAsync<Answer>(async db =>
        {
            var id = Secret.Hash(command.Secret ?? "");
            if (await db.RunAsync("update sign_in_steps set tries = tries + 1 where id = @id and tries < @Most", new { id, Most }) == 0) return new Answer(null, Refusal.NotFound);
            if (await FindAsync(db, command.Secret, now) is not { } waiting) return new Answer(null, Refusal.NotFound);
            if (!await IsRightAsync(db, new(waiting.MemberId, waiting.TotpKey, waiting.TotpStep), command.Code ?? "", now)) return new Answer(null, waiting.Tries >= Most ? Refusal.NotFound : Refusal.Invalid("Code", "accounts.code_wrong"));
            await db.RunAsync("delete from sign_in_steps where member_id = @MemberId", new { waiting.MemberId });
            await PasswordTries.EndWaitAsync(db, waiting.MemberId);
            if (command.OldSecret is not null) await Sessions.CloseAsync(db, command.OldSecret);
            return new Answer(await Sessions.OpenAsync(db, waiting.MemberId, now, waiting.Device), null);
        }, ct);
        return opened.Value!.Refusal is { } refusal ? refusal : opened.Value.Session!;
    }

    private sealed record Answer(string? Session, Refusal? Refusal);

    private static Task<Waiting?> FindAsync(Db db, string? secret, DateTimeOffset now) => db.FindAsync<Waiting>("""
        select w.member_id, w.device, w.tries, m.totp_key, m.totp_step from sign_in_steps w join members m on m.id = w.member_id
        where w.id = @id and w.expires_at > @now and m.totp_key is not null and m.suspended_at is null and m.removed_at is null
        """, new { id = Secret.Hash(secret ?? ""), now });

    /// <summary>The key of a member’s telephone, and the last step whose code she used.</summary>
    internal sealed record Key(long MemberId, string TotpKey, long TotpStep);

    /// <summary>A code of her telephone, or one on paper; it is spent with this.</summary>
    internal static async Task<bool> IsRightAsync(Db db, Key key, string typed, DateTimeOffset now)
    {
        var code = new string([.. typed.Where(char.IsAsciiLetterOrDigit)]);
        if (code.Length == 6 && TotpCodes.Verify(key.TotpKey, code, key.TotpStep, now) is { } step)
            return await db.RunAsync("update members set totp_step = @step where id = @MemberId and totp_step < @step", new { key.MemberId, step }) == 1;
        return await db.RunAsync("update recovery_codes set used_at = @now where member_id = @MemberId and hash = @hash and used_at is null", new { key.MemberId, hash = TotpCodes.Hash(code), now }) == 1;
    }
}
