using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>For the message that tells a member of a passkey just added to her account.</summary>
[UseCase]
public sealed class ReadPasskeyNotice(Database database)
{
    public sealed record Notice(string Name, DateTimeOffset At, MailAddress To);

    private sealed record Row(string Name, DateTimeOffset CreatedAt, string Email, string ShownName, string Lang);

    /// <returns>null where it is gone already, or she is</returns>
    public async Task<Notice?> RunAsync(long id, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>("""
            select p.name, p.created_at, m.email, m.name as shown_name, m.lang from passkeys p join members m on m.id = p.member_id
            where p.id = @id and m.suspended_at is null and m.removed_at is null
            """, new { id });
        return row is null ? null : new(row.Name, row.CreatedAt, new(row.Email, row.ShownName, Languages.Parse(row.Lang)));
    }
}
