using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>
/// Before the ways into an account change, whoever sits at an open session shows again who she is: by her password, or by having signed in a moment ago (ASVS 5.0, 7.5.1).
/// Else an unlocked telephone, or a stolen cookie, would be a way in for ever.
/// </summary>
[UseCase]
public sealed class ProveAgain(Database database, PasswordTries tries, TimeProvider clock)
{
    /// <summary>A sign-in is recent for as long as its second step may take (<see cref="SecondStep.Lifetime"/>).</summary>
    public static readonly TimeSpan Recent = SecondStep.Lifetime;

    /// <summary>What she is asked for: nothing, her password, or, as she has none, to sign in anew.</summary>
    public enum Need { Nothing, Password, SignIn }

    private sealed record Account(string Email, bool HasPassword, bool IsRecent);

    /// <param name="session">the value of this browser's session cookie</param>
    public async Task<Need> ReadAsync(Member member, string? session, CancellationToken ct) => Judge(await FindAsync(member, session, ct));

    /// <summary>Null where she has shown it.</summary>
    internal async Task<Refusal?> RunAsync(Member member, string? session, string? password, CancellationToken ct)
    {
        var account = await FindAsync(member, session, ct);
        switch (Judge(account))
        {
            case Need.Nothing: return null;
            case Need.SignIn: return Refusal.Invalid("", "passkeys.sign_in_again");
        }
        var tried = await tries.RunAsync(account.Email, password ?? "", ct);
        if (tried.Waits) return Refusal.Invalid("Password", "accounts.wait");
        if (tried.MemberId == 0) return Refusal.Invalid("Password", "accounts.old_wrong");
        await database.WriteAsync<bool>(async db => await PasswordTries.ForgetAsync(db, tried), ct);
        return null;
    }

    private static Need Judge(Account account) => account.IsRecent ? Need.Nothing : account.HasPassword ? Need.Password : Need.SignIn;

    private async Task<Account> FindAsync(Member member, string? session, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<Account>("""
            select m.email, case when m.password_hash is null then false else true end as has_password,
                case when exists (select 1 from sessions s where s.id = @session and s.member_id = m.id and s.created_at > @since) then true else false end as is_recent
            from members m where m.id = @Id
            """, new { member.Id, session = Sessions.Id(session ?? ""), since = clock.GetUtcNow() - Recent });
    }
}
