using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Posts;

/// <summary>The member's own draft of a place, begun on whatever device; null where there is none.</summary>
[UseCase]
public sealed class ReadDraft(Database database)
{
    public async Task<Draft?> RunAsync(Member by, string place, CancellationToken ct)
    {
        if (!by.IsSignedIn) return null;
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<Draft>("select place, title, body, fields, saved_at from drafts where member_id = @Id and place = @place", new { by.Id, place });
    }
}
