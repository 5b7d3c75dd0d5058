using Forum.Core.Data;
using Forum.Core.Moderation;
using Forum.Core.Site;

namespace Forum.Core.Members;

/// <summary>A member's second step: hers to take up with a code of her telephone, and to lay down with another, or with one on paper where the telephone is lost; a coordinator takes it off the account of who lost both telephone and paper, with the passkeys that were on it.</summary>
[UseCase]
public sealed class TwoSteps(Database database, ProveAgain prove, SiteSettings site, TimeProvider clock)
{
    /// <param name="On">she has it</param>
    /// <param name="Left">codes on paper not used yet</param>
    /// <param name="HasPasskeys">she may come in with one, which is both steps</param>
    /// <param name="MustSignIn">the place requires two steps of her, and she has a passkey that this session was not opened with</param>
    public sealed record State(bool On, long Left, bool HasPasskeys = false, bool MustSignIn = false);

    public static string NewKey() => TotpCodes.NewKey();

    /// <summary>What her telephone's application reads (the « Key Uri Format » that they share).</summary>
    public static string Address(string place, string email, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(place)}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Uri.EscapeDataString(place)}";

    public async Task<State> ReadAsync(Member member, CancellationToken ct)
    {
        var state = await ReadAsync(member.Id, ct);
        await using var db = await database.ReadAsync(ct);
        return state with { MustSignIn = await AddPasskey.MustSignInAsync(db, site, member) };
    }

    public async Task<State> ReadAsync(long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return new(await db.OneAsync<long>("select count(*) from members where id = @memberId and totp_key is not null", new { memberId }) > 0,
            await db.OneAsync<long>("select count(*) from recovery_codes where member_id = @memberId and used_at is null", new { memberId }),
            await PasskeyCredentials.AnyAsync(db, memberId));
    }

    /// <param name="Session">the value of this browser's session cookie</param>
    /// <param name="Password">where she is asked for it: <see cref="ProveAgain"/></param>
    public sealed record Command(Member By, string? Key, string? Code, string? Session, string? Password);

    /// <summary>Her codes on paper, told this once. The code shows that her telephone has the key; who has her session alone does not lock her out with a telephone of his own.</summary>
    public async Task<Outcome<List<string>>> TakeUpAsync(Command command, CancellationToken ct)
    {
        var (member, key, code) = (command.By, command.Key, command.Code);
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        if (!TotpCodes.IsKey(key)) return Refusal.Invalid("", "publish.form_broken");
        if (await prove.RunAsync(member, command.Session, command.Password, ct) is { } unproved) return unproved;
        if (TotpCodes.Verify(key!, (code ?? "").Replace(" ", "", StringComparison.Ordinal), 0, clock.GetUtcNow()) is not { } step) return Refusal.Invalid("Code", "accounts.code_wrong");
        return await database.WriteAsync<List<string>>(async db =>
        {
            if (await AddPasskey.MustSignInAsync(db, site, member)) return Refusal.Invalid("", "passkeys.use_yours");
            if (await db.RunAsync("update members set totp_key = @key, totp_step = @step, own_version = own_version + 1 where id = @Id and totp_key is null", new { member.Id, key, step }) == 0) return new Refusal(RefusalKind.Conflict, "accounts.two_steps_on");
            return await NewCodesAsync(db, member.Id);
        }, ct);
    }

    /// <summary>Other codes on paper; those before are worth nothing.</summary>
    public Task<Outcome<List<string>>> RenewAsync(Member member, string? code, CancellationToken ct) =>
        WithCodeAsync<List<string>>(member, code, async db => await NewCodesAsync(db, member.Id), ct);

    public Task<Outcome<Done>> LayDownAsync(Member member, string? code, CancellationToken ct) => WithCodeAsync<Done>(member, code, async db =>
    {
        await TakeOffAsync(db, member.Id);
        return default(Done);
    }, ct);

    public Task<Outcome<Done>> TakeOffAsync(Member by, long memberId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        if (by.Id == memberId || await db.FindAsync<long>("select m.id from members m where m.id = @memberId and (m.totp_key is not null or exists (select 1 from passkeys p where p.member_id = m.id))", new { memberId }) == 0) return Refusal.NotFound;
        await TakeOffAsync(db, memberId);
        // her lost telephone held them too
        await PasskeyCredentials.TakeOffAsync(db, memberId);
        await Sessions.CloseAllAsync(db, memberId);
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.TwoStepsTakenOff, clock.GetUtcNow()) { SubjectId = memberId });
        return default(Done);
    }, ct);

    internal static async Task TakeOffAsync(Db db, long memberId)
    {
        await db.RunAsync("update members set totp_key = null, totp_step = 0, own_version = own_version + 1 where id = @memberId", new { memberId });
        await db.RunAsync("delete from recovery_codes where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from sign_in_steps where member_id = @memberId", new { memberId });
    }

    /// <summary>Whoever has her session alone does not guess the code either: it meets the waits of a password (<see cref="PasswordTries"/>).</summary>
    private async Task<Outcome<T>> WithCodeAsync<T>(Member member, string? code, Func<Db, Task<Outcome<T>>> act, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        var now = clock.GetUtcNow();
        if (!(await database.WriteAsync<bool>(async db => await PasswordTries.CountAsync(db, member.Id, now), ct)).Value) return Refusal.Invalid("Code", "accounts.wait");
        return await database.WriteAsync<T>(async db =>
        {
            if (await db.FindAsync<SecondStep.Key>("select id as member_id, totp_key, totp_step from members where id = @Id and totp_key is not null", new { member.Id }) is not { } key) return Refusal.NotFound;
            if (!await SecondStep.IsRightAsync(db, key, code ?? "", now)) return Refusal.Invalid("Code", "accounts.code_wrong");
            await PasswordTries.EndWaitAsync(db, member.Id);
            return await act(db);
        }, ct);
    }

    private static async Task<List<string>> NewCodesAsync(Db db, long memberId)
    {
        await db.RunAsync("delete from recovery_codes where member_id = @memberId", new { memberId });
        List<string> codes = [.. Enumerable.Range(0, TotpCodes.Recovery).Select(_ => TotpCodes.NewRecoveryCode())];
        foreach (var code in codes) await db.RunAsync("insert into recovery_codes (member_id, hash) values (@memberId, @hash)", new { memberId, hash = TotpCodes.Hash(code) });
        return codes;
    }
}
