using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>Whether a thread masks this member: what she does in it then names her nowhere, the log included.</summary>
[UseCase]
public sealed class MaskedAuthor(Database database)
{
    public async Task<bool> IsAsync(Member member, long threadId, CancellationToken ct)
    {
        if (!member.IsSignedIn) return false;
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>("select count(*) from threads where id = @threadId and author_id = @Id and shown_name is not null", new { threadId, member.Id }) > 0;
    }
}
