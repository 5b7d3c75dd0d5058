using System.Buffers.Text;
using System.Globalization;
using Forum.Core.Members;
using Microsoft.AspNetCore.Identity;

namespace Forum.Web.Passkeys;

/// <summary>A member, as the framework's verification of passkeys knows her. Her id is the user handle that her authenticator keeps: it says nothing of her (WebAuthn Level 3, §14.6.1).</summary>
/// <param name="Id">a number, in words</param>
public sealed record PasskeyOwner(string Id)
{
    public static PasskeyOwner Of(long memberId) => new(memberId.ToString(CultureInfo.InvariantCulture));

    public long MemberId => long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}

/// <summary>
/// Reads passkeys from our own tables for the framework's verification, which asks for nothing else. It changes nothing: what is added, used and removed is written by the use cases, whose rules are not the framework's.
/// We use ASP.NET Core Identity for this alone; what it would ask of a store for accounts and passwords is not here, and says so where it is called.
/// </summary>
internal sealed class PasskeyStore(PasskeyCredentials credentials) : IUserPasskeyStore<PasskeyOwner>
{
    public Task<string> GetUserIdAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    /// <summary>A member without passkeys is nobody here.</summary>
    public async Task<PasskeyOwner?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        new PasskeyOwner(userId) is { MemberId: > 0 } owner && (await credentials.OfAsync(owner.MemberId, cancellationToken)).Count > 0 ? owner : null;

    public async Task<PasskeyOwner?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await credentials.OwnerAsync(Base64Url.EncodeToString(credentialId), cancellationToken) is > 0 and var id ? PasskeyOwner.Of(id) : null;

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyOwner user, CancellationToken cancellationToken) =>
        [.. (await credentials.OfAsync(user.MemberId, cancellationToken)).Select(Info)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return (await credentials.OfAsync(user.MemberId, cancellationToken)).FirstOrDefault(c => c.CredentialId == id) is { } found ? Info(found) : null;
    }

    /// <summary>What was verified, as it is kept.</summary>
    public static PasskeyCredential Credential(UserPasskeyInfo passkey) =>
        new(Base64Url.EncodeToString(passkey.CredentialId), Base64Url.EncodeToString(passkey.PublicKey), passkey.SignCount, string.Join(' ', passkey.Transports ?? []), passkey.IsBackupEligible, passkey.IsBackedUp);

    // the moment it was made and the papers of its maker are not what a signature is verified with
    private static UserPasskeyInfo Info(PasskeyCredential kept) =>
        new(Base64Url.DecodeFromChars(kept.CredentialId), Base64Url.DecodeFromChars(kept.PublicKey), default, (uint)kept.SignCount, kept.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), true, kept.BackupEligible, kept.BackedUp, [], []);

    public Task AddOrUpdatePasskeyAsync(PasskeyOwner user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Elsewhere();

    public Task RemovePasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<string?> GetUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetUserNameAsync(PasskeyOwner user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<string?> GetNormalizedUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetNormalizedUserNameAsync(PasskeyOwner user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> CreateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<PasskeyOwner?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Elsewhere();

    public void Dispose()
    {
    }

    private static NotSupportedException Elsewhere() => new("Accounts are kept by Forum.Core/Members, and passkeys written by its use cases.");
}
