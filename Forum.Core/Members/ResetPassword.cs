using Forum.Core.Data;
using Forum.Core.Site;

namespace Forum.Core.Members;

/// <summary>Gives an account a new password, closes every session of it and ends any wait. Only the machine's own command line asks for it: whoever holds that may do everything.</summary>
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
            return id == 0 ? Refusal.Invalid("Email", "accounts.email_unknown") : await Sessions.CloseAllAsync(db, id);
        }, ct);
    }
}
