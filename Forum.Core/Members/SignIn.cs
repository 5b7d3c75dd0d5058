using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Opens a session for who knows the password. One refusal for every reason: it never says whether an address has an account (ASVS 6.3.8).</summary>
[UseCase]
public sealed class SignIn(Database database, PasswordTries tries, Passwords passwords)
{
    /// <param name="OldSecret">this browser's session so far: it dies, as a session never passes from one person to the next (ASVS 7.2.4)</param>
    /// <param name="Device">see <see cref="Sessions.OpenAsync(long, CancellationToken, string)"/></param>
    public sealed record Command(string? Email, string? Password, string? OldSecret, string Device = "");

    /// <summary>A session, or the beginning of the second step; until that is shown the wrong tries before are not forgiven.</summary>
    public async Task<Outcome<FirstStep>> RunAsync(Command command, CancellationToken ct)
    {
        var password = command.Password ?? "";
        var tried = await tries.RunAsync(command.Email ?? "", password, ct);
        if (tried.MemberId == 0) return Refusal.Invalid("", "accounts.wrong");
        // only who knows the password learns it
        if (tried.Suspended) return Refusal.Invalid("", "accounts.suspended");
        var newHash = tried.Old ? passwords.Hash(password) : tried.Hash;
        return await database.WriteAsync<FirstStep>(async db =>
        {
            if (!await PasswordTries.IsStillAsync(db, tried)) return Refusal.Invalid("", "accounts.wrong");
            if (tried.Old) await db.RunAsync("update members set password_hash = @newHash where id = @MemberId", new { tried.MemberId, newHash });
            if (command.OldSecret is not null) await Sessions.CloseAsync(db, command.OldSecret);
            var step = await SecondStep.BeginAsync(db, tried.MemberId, tries.Now, command.Device);
            if (!step.NeedsCode) await PasswordTries.ForgetAsync(db, tried with { Hash = newHash });
            return step;
        }, ct);
    }
}
