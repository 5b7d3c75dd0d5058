using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>An address about to change, and who said yes so far.</summary>
/// <param name="Email">the new one</param>
public sealed record EmailChange(long Id, long MemberId, string Email, DateTimeOffset ExpiresAt, DateTimeOffset? OldConfirmedAt, DateTimeOffset? NewConfirmedAt)
{
    internal const string Columns = "c.id, c.member_id, c.email, c.expires_at, c.old_confirmed_at, c.new_confirmed_at";

    /// <summary>SQL over the alias <c>c</c>, wants <c>@now</c>: still to be confirmed.</summary>
    internal const string IsOpen = "c.done_at is null and c.cancelled_at is null and c.expires_at > @now";

    internal static Task<EmailChange?> OfAsync(Db db, long memberId, DateTimeOffset now) =>
        db.FindAsync<EmailChange>($"select {Columns} from email_changes c where c.member_id = @memberId and {IsOpen}", new { memberId, now });

    /// <summary>When both mailboxes, or a coordinator in the place of the old one, have said yes, the address is changed; every other session closes, as a stolen one may have asked. False where another account took the address meanwhile.</summary>
    internal static async Task<bool> FinishAsync(Db db, long id, string? keptSession, DateTimeOffset now)
    {
        var change = await db.OneAsync<EmailChange>($"select {Columns} from email_changes c where c.id = @id", new { id });
        if (change.OldConfirmedAt is null || change.NewConfirmedAt is null) return true;
        if (await db.OneAsync<long>("select count(*) from members where email_key = @key and id <> @MemberId", new { key = EmailAddress.Key(change.Email), change.MemberId }) > 0) return false;
        await db.RunAsync("update members set email = @Email, email_key = @key where id = @MemberId", new { change.Email, key = EmailAddress.Key(change.Email), change.MemberId });
        await db.RunAsync("update email_changes set done_at = @now, old_secret = null, new_secret = null where id = @id", new { id, now });
        await db.RunAsync("delete from one_time_links where member_id = @MemberId", new { change.MemberId });
        await db.RunAsync("delete from sessions where member_id = @MemberId and id <> @kept", new { change.MemberId, kept = keptSession is null ? "" : Sessions.Id(keptSession) });
        return true;
    }
}

/// <summary>For the two messages about it: makes the key of each link, which nothing keeps but that message.</summary>
[UseCase]
public sealed class GiveEmailChange(Database database, TimeProvider clock)
{
    /// <param name="NewEmail">the address she chose</param>
    public sealed record Given(string Key, MailAddress To, string NewEmail);

    /// <param name="old">for the mailbox she has now; else for the new one</param>
    /// <returns>null where it is over, confirmed there already, or the new address has an account, which is nobody's to learn</returns>
    public async Task<Given?> RunAsync(long id, bool old, CancellationToken ct)
    {
        var key = Secret.New();
        var found = await database.WriteAsync<Row>(async db =>
        {
            var row = await db.FindAsync<Row>($"""
                select m.email as old_email, c.email as new_email, m.name, m.lang, case when {(old ? "c.old_confirmed_at" : "c.new_confirmed_at")} is null then false else true end as confirmed,
                    case when exists (select 1 from members other where other.email_key = c.email_key and other.id <> m.id) then true else false end as taken
                from email_changes c join members m on m.id = c.member_id where c.id = @id and {EmailChange.IsOpen} and m.removed_at is null and m.suspended_at is null
                """, new { id, now = clock.GetUtcNow() });
            if (row is null || row.Confirmed || (row.Taken && !old)) return Refusal.NotFound;
            await db.RunAsync($"update email_changes set {(old ? "old_secret" : "new_secret")} = @hash where id = @id", new { id, hash = Secret.Hash(key) });
            return row;
        }, ct);
        return found.Value is not { } given ? null : new(key, new(old ? given.OldEmail : given.NewEmail, given.Name, Languages.Parse(given.Lang)), given.NewEmail);
    }

    private sealed record Row(string OldEmail, string NewEmail, string Name, string Lang, bool Confirmed, bool Taken);
}
