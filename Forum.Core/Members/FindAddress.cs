using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>Where a message for a member goes.</summary>
public sealed record MailAddress(string Email, string Name, Language Language);

/// <summary>The address of a member who still has an account; null else.</summary>
[UseCase]
public sealed class FindAddress(Database database)
{
    public async Task<MailAddress?> RunAsync(long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"select email, name, lang from members m where m.id = @memberId and {Seen.Stands}", new { memberId });
        return row is null ? null : new(row.Email, row.Name, Languages.Parse(row.Lang));
    }

    private sealed record Row(string Email, string Name, string Lang);
}
