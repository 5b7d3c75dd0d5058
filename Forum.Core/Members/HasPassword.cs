using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>Whether a member chose a password; without one she comes in by links alone.</summary>
[UseCase]
public sealed class HasPassword(Database database)
{
    public async Task<bool> RunAsync(Member member, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>("select count(*) from members where id = @Id and password_hash is not null", new { member.Id }) > 0;
    }
}
