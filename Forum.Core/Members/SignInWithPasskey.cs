using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>
/// Opens a session for who signed with her passkey. It is both steps of a sign-in at once, so no code is asked for, and a place that requires two steps has them: a passkey whose authenticator verified its user
/// is something she has, opened by something she knows or is (WebAuthn Level 3, §1 and §6.2.3: user verification makes it multi-factor; NIST SP 800-63B-4, §3.1.7: a multi-factor cryptographic authenticator;
/// ASVS 5.0, 6.3.3), and it signs for this place's own address only, which a code copied to a false page does not.
/// </summary>
[UseCase]
public sealed class SignInWithPasskey(Database database, TimeProvider clock)
{
    /// <param name="CredentialId">of the passkey whose signature was verified, its user too</param>
    /// <param name="SignCount">as its device counts now</param>
    /// <param name="OldSecret">this browser's session so far: it dies, as a session never passes from one person to the next (ASVS 7.2.4)</param>
    public sealed record Command(string CredentialId, long SignCount, bool BackedUp, string? OldSecret, string Device);

    private sealed record Owner(long Id, long MemberId, bool Suspended);

    /// <summary>The value for the session's cookie. Wrong passwords before it count no more: she has shown who she is.</summary>
    public Task<Outcome<string>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<string>(async db =>
    {
        var now = clock.GetUtcNow();
        var owner = await db.FindAsync<Owner>("""
            select p.id, p.member_id, case when m.suspended_at is null then false else true end as suspended
            from passkeys p join members m on m.id = p.member_id where p.credential_id = @CredentialId and m.removed_at is null
            """, new { command.CredentialId });
        if (owner is null) return Refusal.Invalid("", "passkeys.unknown");
        // only who holds the key learns it
        if (owner.Suspended) return Refusal.Invalid("", "accounts.suspended");
        // two answers at once: the count went up meanwhile, or it goes back (WebAuthn Level 3, §7.2, step 22)
        if (await db.RunAsync("update passkeys set sign_count = @SignCount, backed_up = @BackedUp, used_at = @now where id = @Id and (sign_count < @SignCount or (sign_count = 0 and @SignCount = 0))",
            new { owner.Id, command.SignCount, command.BackedUp, now }) == 0) return Refusal.Invalid("", "passkeys.copied");
        await PasswordTries.EndWaitAsync(db, owner.MemberId);
        if (command.OldSecret is not null) await Sessions.CloseAsync(db, command.OldSecret);
        return await Sessions.OpenAsync(db, owner.MemberId, now, command.Device, byPasskey: true);
    }, ct);
}
