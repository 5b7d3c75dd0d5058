using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Site;

namespace Forum.Core.Members;

/// <summary>
/// A member adds a passkey, having shown again who she is (<see cref="ProveAgain"/>), and a message tells her mailbox. The session she does it in counts as opened by it, as one does in which she takes up
/// the codes of a telephone; but where the place requires two steps of her and she has a passkey already, only a session with both steps adds another: a password alone would else make itself a second step.
/// </summary>
[UseCase]
public sealed class AddPasskey(Database database, ProveAgain prove, SiteSettings site, TimeProvider clock)
{
    /// <param name="Session">the value of this browser's session cookie</param>
    /// <param name="Name">what she will know it by: the device it was made with, in words</param>
    public sealed record Command(Member By, string? Session, PasskeyCredential Credential, string Name);

    /// <summary>What a passkey is named after in her authenticator: her address.</summary>
    public async Task<Outcome<string>> BeginAsync(Member by, string? session, string? password, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await MayAsync(by, ct) is { } refusal) return refusal;
        if (await prove.RunAsync(by, session, password, ct) is { } unproved) return unproved;
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<string>("select email from members where id = @Id", new { by.Id });
    }

    /// <summary>Its id. The credential was verified by who calls, for a request that <see cref="BeginAsync"/> allowed.</summary>
    public Task<Outcome<long>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<long>(async db =>
    {
        var (by, now, credential) = (command.By, clock.GetUtcNow(), command.Credential);
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await FaultAsync(db, by) is { } refusal) return refusal;
        var id = await db.FindAsync<long>("""
            insert into passkeys (member_id, credential_id, public_key, name, sign_count, transports, backup_eligible, backed_up, created_at)
            values (@Id, @CredentialId, @PublicKey, @Name, @SignCount, @Transports, @BackupEligible, @BackedUp, @now)
            on conflict (credential_id) do nothing
            returning id
            """, new { by.Id, credential.CredentialId, credential.PublicKey, command.Name, credential.SignCount, credential.Transports, credential.BackupEligible, credential.BackedUp, now });
        if (id == 0) return Refusal.Invalid("", "passkeys.known");
        await db.RunAsync("update sessions set by_passkey = true where id = @session and member_id = @Id", new { by.Id, session = Sessions.Id(command.Session ?? "") });
        await Outbox.AddAsync(db, MailKind.PasskeyAdded, id, now, by.Id);
        return id;
    }, ct);

    /// <summary>For the pages of both second steps: she signs in with the passkey she has before she changes anything there.</summary>
    internal static async Task<bool> MustSignInAsync(Db db, SiteSettings site, Member by) =>
        site.RequiresTwoSteps && by is { Facilitates: true, HasTwoSteps: false } && await PasskeyCredentials.AnyAsync(db, by.Id);

    private async Task<Refusal?> MayAsync(Member by, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await FaultAsync(db, by);
    }

    private async Task<Refusal?> FaultAsync(Db db, Member by)
    {
        if (await MustSignInAsync(db, site, by)) return Refusal.Invalid("", "passkeys.use_yours");
        return await db.OneAsync<long>("select count(*) from passkeys where member_id = @Id", new { by.Id }) >= PasskeyCredentials.Most ? Refusal.Invalid("", "passkeys.many") : null;
    }
}
