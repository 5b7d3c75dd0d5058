using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Files;

/// <summary>All that a member gave, for her copy of her data.</summary>
[UseCase]
public sealed class FilesOfMember(Database database)
{
    public sealed record Given(long Id, string Hash, string Name);

    public async Task<IReadOnlyList<Given>> RunAsync(Member member, CancellationToken ct)
    {
        if (!member.IsSignedIn) return [];
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Given>("select id, hash, name from files where member_id = @Id order by id", new { member.Id });
    }
}
