using Forum.Core.Data;
using Forum.Core.Mail;

namespace Forum.Core.Members;

/// <summary>
/// A link by e-mail in place of a password, or of one forgotten. It serves once, for a quarter of an hour, in the browser that asked for it. Whether the address has an account is not said:
/// the same is written and answered where it has none, and nothing is sent (ASVS 6.3.8).
/// </summary>
[UseCase]
public sealed class AskLink(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Open links of one account at a time: nobody's mailbox is filled by others. So many that nobody is kept out by them either: one place may ask three times while a link serves
    /// (Forum:Limits:LinkAccount), and the owner's own from another place still leaves.
    /// </summary>
    internal const long Most = 30;

    /// <param name="browser">the random value in the cookie of the browser that asks</param>
    public async Task<Outcome<Done>> RunAsync(string? email, string browser, CancellationToken ct)
    {
        if (EmailAddress.Fault((email ?? "").Trim()) is { } fault) return Refusal.Invalid("Email", fault);
        return await database.WriteAsync<Done>(db => WriteAsync(db, EmailAddress.Key(email), Secret.Hash(browser)), ct);
    }

    private async Task<Outcome<Done>> WriteAsync(Db db, string key, string browser)
    {
        var now = clock.GetUtcNow();
        await db.RunAsync("delete from one_time_links where expires_at < @now", new { now });
        var member = await db.FindAsync<long>("""
            select m.id from members m where m.email_key = @key and m.suspended_at is null and m.removed_at is null
                and (select count(*) from one_time_links l where l.member_id = m.id and l.used_at is null) < @Most
            """, new { key, Most });
        var id = await db.OneAsync<long>("insert into one_time_links (member_id, browser, created_at, expires_at) values (@member, @browser, @now, @expires) returning id",
            new { member = member == 0 ? (long?)null : member, browser, now, expires = now + Lifetime });
        if (member != 0) await Outbox.AddAsync(db, MailKind.SignInLink, id, now);
        return default(Done);
    }
}
