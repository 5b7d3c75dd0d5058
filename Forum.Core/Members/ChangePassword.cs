using Forum.Core.Data;
using Forum.Core.Site;

namespace Forum.Core.Members;

/// <summary>A member changes her password, knowing the old one: a session left open is not enough. Every session closes and a new one opens, as a stolen cookie may be the reason (ASVS 7.4.3).</summary>
[UseCase]
public sealed class ChangePassword(Database database, PasswordTries tries, Passwords passwords, SiteSettings site)
{
    /// <param name="Device">see <see cref="Sessions.OpenAsync(long, CancellationToken, string)"/></param>
    public sealed record Command(Member Member, string Old, string New, string Device = "");

    /// <summary>The value for the cookie of the one session left.</summary>
    public async Task<Outcome<string>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.Member.IsSignedIn) return Refusal.NotAllowed;
        var email = await EmailAsync(command.Member.Id, ct);
        if (PasswordRules.Fault(command.New, email, command.Member.Name, site.Name) is { } fault) return Refusal.Invalid("New", fault);
        var tried = await tries.RunAsync(email, command.Old, ct);
        if (tried.Waits) return Refusal.Invalid("Old", "accounts.wait");
        if (tried.MemberId == 0) return Refusal.Invalid("Old", "accounts.old_wrong");
        var hash = passwords.Hash(command.New);
        return await database.WriteAsync<string>(async db =>
        {
            if (!await PasswordTries.ForgetAsync(db, tried)) return Refusal.Invalid("Old", "accounts.old_wrong");
            await db.RunAsync("update members set password_hash = @hash where id = @MemberId", new { tried.MemberId, hash });
            await Sessions.CloseAllAsync(db, tried.MemberId);
            return await Sessions.OpenAsync(db, tried.MemberId, tries.Now, command.Device, command.Member.ByPasskey);
        }, ct);
    }

    private async Task<string> EmailAsync(long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<string>("select email from members where id = @memberId", new { memberId });
    }
}
