using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Files;

/// <summary>The files that a form shows: those a member gave for a draft and has not sent, and those under the message she changes, which its page has read with the right to change it.</summary>
[UseCase]
public sealed class ListFormFiles(Database database)
{
    /// <param name="postId">0: no message yet</param>
    public async Task<IReadOnlyList<WaitingFile>> RunAsync(Member by, string place, long postId, CancellationToken ct)
    {
        if (!by.IsSignedIn) return [];
        await using var db = await database.ReadAsync(ct);
        var waiting = await db.ListAsync<WaitingFile>($"select {WaitingFile.Columns} from files f where f.member_id = @Id and f.place = @place and f.post_id is null order by f.id", new { by.Id, place });
        return postId == 0 ? waiting : [.. await db.ListAsync<WaitingFile>($"select {WaitingFile.Columns} from files f where f.post_id = @postId and f.version_id is null order by f.id", new { postId }), .. waiting];
    }
}
