using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Moderation;

namespace Forum.Core.Members;

/// <summary>
/// A member changes her address: she gives the new one with her password, and each of the two mailboxes gets a link. With the second « yes » it is changed; from the old one it can be called off.
/// Whoever only has her session, or only one mailbox, changes nothing. Where the old one is lost, a coordinator who knows her says yes in its place, and the journal says so.
/// </summary>
[UseCase]
public sealed class ChangeEmail(Database database, PasswordTries tries, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    /// <summary>Changes asked for within <see cref="Lifetime"/>: each writes to an address that need not be hers.</summary>
    private const long Most = 5;

    public sealed record Command(Member By, string? Email, string? Password);

    /// <summary>Where a link led.</summary>
    public enum Step { Over, Old, New }

    /// <summary>What a link leads to, before its button is pressed.</summary>
    public sealed record Look(Step Step, string Email);

    private sealed record Account(string Email, string EmailKey, string PasswordHash);

    private sealed record Found(long Id, string Email, bool Old);

    /// <summary>The change that waits; null where there is none.</summary>
    public async Task<EmailChange?> WaitingAsync(long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await EmailChange.OfAsync(db, memberId, clock.GetUtcNow());
    }

    public async Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        var email = (command.Email ?? "").Trim();
        if (EmailAddress.Fault(email) is { } fault) return Refusal.Invalid("Email", fault);
        var account = await ReadAsync(command.By.Id, ct);
        if (account.EmailKey == EmailAddress.Key(email)) return Refusal.Invalid("Email", "accounts.email_same");
        if (account.PasswordHash.Length > 0)
        {
            var tried = await tries.RunAsync(account.Email, command.Password ?? "", ct);
            if (tried.Waits) return Refusal.Invalid("Password", "accounts.wait");
            if (tried.MemberId == 0) return Refusal.Invalid("Password", "accounts.old_wrong");
            await database.WriteAsync<bool>(async db => await PasswordTries.ForgetAsync(db, tried), ct);
        }
        return await database.WriteAsync<Done>(async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.OneAsync<long>("select count(*) from email_changes where member_id = @Id and created_at > @since", new { command.By.Id, since = now - Lifetime }) >= Most) return Refusal.Invalid("Email", "accounts.email_often");
            await db.RunAsync("update email_changes set cancelled_at = @now where member_id = @Id and done_at is null and cancelled_at is null", new { command.By.Id, now });
            var id = await db.OneAsync<long>("insert into email_changes (member_id, email, email_key, created_at, expires_at) values (@Id, @email, @key, @now, @expires) returning id",
                new { command.By.Id, email, key = EmailAddress.Key(email), now, expires = now + Lifetime });
            await Outbox.AddAsync(db, MailKind.EmailChangeOld, id, now);
            await Outbox.AddAsync(db, MailKind.EmailChangeNew, id, now);
            return default(Done);
        }, ct);
    }

    public async Task<Look> LookAsync(string? key, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await FindAsync(db, key) is { } found ? new(found.Old ? Step.Old : Step.New, found.Email) : new(Step.Over, "");
    }

    /// <summary>One of the mailboxes says yes. True where with it the address is changed.</summary>
    /// <param name="session">of this browser: it stays, and every other closes</param>
    public Task<Outcome<bool>> ConfirmAsync(string? key, string? session, CancellationToken ct) => database.WriteAsync<bool>(async db =>
    {
        if (await FindAsync(db, key) is not { } found) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        var column = found.Old ? "old" : "new";
        await db.RunAsync($"update email_changes set {column}_confirmed_at = @now, {column}_secret = null where id = @Id", new { found.Id, now });
        if (!await EmailChange.FinishAsync(db, found.Id, session, now)) return new Refusal(RefusalKind.Conflict, "accounts.email_taken");
        return await db.OneAsync<long>("select count(*) from email_changes where id = @Id and done_at is not null", new { found.Id }) > 0;
    }, ct);

    /// <summary>From the old mailbox, or by herself: it is called off.</summary>
    public Task<Outcome<Done>> CancelAsync(Member by, string? key, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        var now = clock.GetUtcNow();
        var id = await FindAsync(db, key) is { Old: true } found ? found.Id : by.IsSignedIn ? (await EmailChange.OfAsync(db, by.Id, now))?.Id : null;
        if (id is null) return Refusal.NotFound;
        await db.RunAsync("update email_changes set cancelled_at = @now, old_secret = null, new_secret = null where id = @id", new { id, now });
        return default(Done);
    }, ct);

    /// <summary>A coordinator says yes in the place of an old mailbox that is lost; the new one says it for itself.</summary>
    public Task<Outcome<Done>> ConfirmForAsync(Member by, long memberId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        var now = clock.GetUtcNow();
        if (by.Id == memberId || await EmailChange.OfAsync(db, memberId, now) is not { OldConfirmedAt: null } change) return Refusal.NotFound;
        await db.RunAsync("update email_changes set old_confirmed_at = @now, old_secret = null where id = @Id", new { change.Id, now });
        if (!await EmailChange.FinishAsync(db, change.Id, null, now)) return new Refusal(RefusalKind.Conflict, "accounts.email_taken");
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.EmailConfirmed, now) { SubjectId = memberId });
        return default(Done);
    }, ct);

    private Task<Found?> FindAsync(Db db, string? key) => db.FindAsync<Found>($"""
        select c.id, c.email, case when c.old_secret = @hash then true else false end as old from email_changes c
        where (c.old_secret = @hash or c.new_secret = @hash) and {EmailChange.IsOpen}
        """, new { hash = Secret.Hash(key ?? ""), now = clock.GetUtcNow() });

    private async Task<Account> ReadAsync(long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<Account>("select email, email_key, coalesce(password_hash, '') as password_hash from members where id = @memberId", new { memberId });
    }
}
