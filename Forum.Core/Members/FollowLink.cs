using Forum.Core.Data;
using Forum.Core.Site;

namespace Forum.Core.Members;

/// <summary>Opens a session for who follows a link that she asked for in this browser, and gives her a new password where she chose one. The link is spent with it.</summary>
[UseCase]
public sealed class FollowLink(Database database, Passwords passwords, SiteSettings site, TimeProvider clock)
{
    /// <param name="Browser">the value in this browser's cookie</param>
    /// <param name="Password">a new one, or empty to leave the old one</param>
    /// <param name="OldSecret">this browser's session so far: it dies</param>
    public sealed record Command(string Secret, string? Browser, string? Password, string? OldSecret, string Device);

    public enum State { Open, Elsewhere, Over }

    private sealed record Row(long Id, long MemberId, string Email, string Name, string Browser);

    /// <summary>What the page of the link says before anybody presses its button: a look spends nothing, as mail programs look too.</summary>
    public async Task<State> LookAsync(string secret, string? browser, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return Judge(await FindAsync(db, secret), browser);
    }

    /// <summary>A session, or the beginning of the second step. Refused as not found where the link is over or belongs to another browser.</summary>
    public async Task<Outcome<FirstStep>> RunAsync(Command command, CancellationToken ct)
    {
        string? hash = null;
        if (!string.IsNullOrEmpty(command.Password))
        {
            var row = await ReadAsync(command.Secret, ct);
            if (Judge(row, command.Browser) is not State.Open) return Refusal.NotFound;
            if (PasswordRules.Fault(command.Password, row!.Email, row.Name, site.Name) is { } fault) return Refusal.Invalid("New", fault);
            hash = passwords.Hash(command.Password);
        }
        return await database.WriteAsync<FirstStep>(db => SpendAsync(db, command, hash), ct);
    }

    private async Task<Outcome<FirstStep>> SpendAsync(Db db, Command command, string? hash)
    {
        var now = clock.GetUtcNow();
        var row = await FindAsync(db, command.Secret);
        if (Judge(row, command.Browser) is not State.Open) return Refusal.NotFound;
        // with its second step a link is a try, as a password is: five codes a link would else be as many codes as links
        if (await SecondStep.IsTakenUpAsync(db, row!.MemberId) && !await PasswordTries.CountAsync(db, row.MemberId, now)) return Refusal.Invalid("", "accounts.wait");
        if (await db.RunAsync("update one_time_links set used_at = @now where id = @Id and used_at is null", new { row.Id, now }) == 0) return Refusal.NotFound;
        if (hash is not null)
        {
            await db.RunAsync("update members set password_hash = @hash where id = @MemberId", new { row.MemberId, hash });
            await Sessions.CloseAllAsync(db, row.MemberId);
        }
        else if (command.OldSecret is not null) await Sessions.CloseAsync(db, command.OldSecret);
        var step = await SecondStep.BeginAsync(db, row.MemberId, now, command.Device);
        // her mailbox proved who she is: the wrong passwords before it count no more
        if (!step.NeedsCode) await PasswordTries.EndWaitAsync(db, row.MemberId);
        return step;
    }

    private async Task<Row?> ReadAsync(string secret, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await FindAsync(db, secret);
    }

    private Task<Row?> FindAsync(Db db, string secret) => db.FindAsync<Row>("""
        select l.id, l.member_id, m.email, m.name, l.browser from one_time_links l join members m on m.id = l.member_id
        where l.secret = @hash and l.used_at is null and l.expires_at > @now and m.suspended_at is null and m.removed_at is null
        """, new { hash = Secret.Hash(secret), now = clock.GetUtcNow() });

    private static State Judge(Row? row, string? browser) => row is null ? State.Over : browser is not null && Secret.Hash(browser) == row.Browser ? State.Open : State.Elsewhere;
}
