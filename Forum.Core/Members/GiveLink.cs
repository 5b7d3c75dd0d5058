using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>For the message that carries a link: makes its secret, which nothing keeps but that message. Made anew at each try to send it, so that one that went astray is worth nothing.</summary>
[UseCase]
public sealed class GiveLink(Database database, TimeProvider clock)
{
    public sealed record Link(string Secret, MailAddress To);

    /// <returns>null where the link is over, or its member gone: there is nothing to send</returns>
    public async Task<Link?> RunAsync(long linkId, CancellationToken ct)
    {
        var secret = Secret.New();
        var to = await database.WriteAsync<Row>(async db =>
        {
            var row = await db.FindAsync<Row>("""
                select m.email, m.name, m.lang from one_time_links l join members m on m.id = l.member_id
                where l.id = @linkId and l.used_at is null and l.expires_at > @now and m.suspended_at is null and m.removed_at is null
                """, new { linkId, now = clock.GetUtcNow() });
            if (row is null) return Refusal.NotFound;
            await db.RunAsync("update one_time_links set secret = @hash where id = @linkId", new { linkId, hash = Secret.Hash(secret) });
            return row;
        }, ct);
        return to.Value is { } found ? new(secret, new(found.Email, found.Name, Languages.Parse(found.Lang))) : null;
    }

    private sealed record Row(string Email, string Name, string Lang);
}
