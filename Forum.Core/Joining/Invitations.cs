using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>Invitations by e-mail: one open a person; invited again, she gets a new message and the old link is worth nothing.</summary>
internal static class Invitations
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>SQL over the alias <c>i</c>, wants <c>@now</c>: still to be taken up.</summary>
    public const string IsOpen = "i.accepted_at is null and i.withdrawn_at is null and i.expires_at > @now";

    internal sealed record Row(string Email, string Name, string Organisation, long RegionId, Language Language, string Note, long? RequestId, long By, DateTimeOffset Now)
    {
        /// <summary>On a colleague's word: the group she joins, and no other. Null: she names one.</summary>
        public long? GroupId { get; init; }
    }

    /// <summary>The caller has checked the address, and that nobody has an account under it.</summary>
    public static async Task SendAsync(Db db, Row row)
    {
        var key = EmailAddress.Key(row.Email);
        await db.RunAsync("update invitations set withdrawn_at = @Now where email_key = @key and accepted_at is null and withdrawn_at is null", new { key, row.Now });
        var id = await db.OneAsync<long>("""
            insert into invitations (email, email_key, name, organisation, region_id, lang, note, request_id, organisation_id, invited_by, created_at, expires_at)
            values (@Email, @key, @Name, @Organisation, @RegionId, @lang, @Note, @RequestId, @GroupId, @By, @Now, @expires) returning id
            """, new { row.Email, key, row.Name, row.Organisation, row.RegionId, lang = row.Language.Code(), row.Note, row.RequestId, row.GroupId, row.By, row.Now, expires = row.Now + Lifetime });
        await Outbox.AddAsync(db, MailKind.Invitation, id, row.Now);
    }

    /// <summary>An invitation that can still be taken up left for this address a moment ago (<see cref="Outbox.Quiet"/>).</summary>
    public static async Task<bool> IsOnItsWayAsync(Db db, string email, DateTimeOffset now) =>
        await db.OneAsync<long>($"select count(*) from invitations i where i.email_key = @key and i.created_at > @since and {IsOpen}", new { key = EmailAddress.Key(email), since = now - Outbox.Quiet, now }) > 0;

    public static async Task<bool> HasAccountAsync(Db db, string email) =>
        await db.OneAsync<long>("select count(*) from members where email_key = @key and removed_at is null", new { key = EmailAddress.Key(email) }) > 0;
}
