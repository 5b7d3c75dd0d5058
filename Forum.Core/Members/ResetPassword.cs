using Forum.Core.Data;
using Forum.Core.Site;

namespace Forum.Core.Members;

/// <summary>Gives an account a new password, closes every session of it, ends any wait and takes off the second step. Only the machine's own command line asks for it: whoever holds that may do everything.</summary>
[UseCase]
public sealed class ResetPassword(Database database, Passwords passwords, SiteSettings site)
{
    /// <summary>How many sessions were closed.</summary>
    public async Task<Outcome<int>> RunAsync(string email, string password, CancellationToken ct)
    {
        if (PasswordRules.Fault(password, email, site.Name) is { } fault) return Refusal.Invalid("Password", fault);
        var hash = passwords.Hash(password);
        return await database.WriteAsync<int>(async db =>
        {
            var id = await db.FindAsync<long>("""
                update members set password_hash = @hash, failed_sign_ins = 0, locked_until = null
                where email_key = @key and removed_at is null
                returning id
                """, new { hash, key = EmailAddress.Key(email) });
            if (id == 0) return Refusal.Invalid("Email", "accounts.email_unknown");
            await TwoSteps.TakeOffAsync(db, id);
            return await Sessions.CloseAllAsync(db, id);
        }, ct);
    }
}
