using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>The public half of a passkey, as an authenticator gave it.</summary>
/// <param name="CredentialId">base64url of at most 1023 bytes (WebAuthn Level 3, « Credential ID »)</param>
/// <param name="PublicKey">base64url of its COSE key</param>
/// <param name="SignCount">signatures so far, as its device counts them; 0 where it does not count</param>
/// <param name="Transports">how its device is spoken to (« internal », « usb »…), a space between them</param>
/// <param name="BackupEligible">it may be copied to her other devices by a keychain; never changes</param>
/// <param name="BackedUp">it is copied now</param>
public sealed record PasskeyCredential(string CredentialId, string PublicKey, long SignCount, string Transports, bool BackupEligible, bool BackedUp);

/// <summary>Passkeys as the framework's verification asks for them: whose one is, and which ones a member has.</summary>
[UseCase]
public sealed class PasskeyCredentials(Database database)
{
    /// <summary>Passkeys of a member are at most so many: phone, computer and keychain, several times over.</summary>
    public const int Most = 20;

    private const string Columns = "p.credential_id, p.public_key, p.sign_count, p.transports, p.backup_eligible, p.backed_up";

    /// <summary>Her id; 0 where nobody has this passkey. One who is suspended is found: she is told so when her key is proved.</summary>
    public async Task<long> OwnerAsync(string credentialId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<long>("select p.member_id from passkeys p where p.credential_id = @credentialId", new { credentialId });
    }

    public async Task<IReadOnlyList<PasskeyCredential>> OfAsync(long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<PasskeyCredential>($"select {Columns} from passkeys p where p.member_id = @memberId order by p.id", new { memberId });
    }

    internal static async Task<bool> AnyAsync(Db db, long memberId) => await db.OneAsync<long>("select count(*) from passkeys where member_id = @memberId", new { memberId }) > 0;

    /// <summary>Her passkeys, and what is asked of her authenticators.</summary>
    internal static async Task TakeOffAsync(Db db, long memberId)
    {
        await db.RunAsync("delete from passkeys where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from passkey_requests where member_id = @memberId", new { memberId });
    }
}
