using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;

namespace Forum.Core.Posts;

/// <summary>Who wrote a masked post, for those who facilitate its region and for coordinators; the look is noted in the journal, with who looked.</summary>
[UseCase]
public sealed class SeeAuthor(Database database, ShowPost showPost, TimeProvider clock)
{
    /// <summary>Her name.</summary>
    public async Task<Outcome<string>> RunAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        var (shown, refusal) = await showPost.RunAsync(by, threadId, number, ct);
        if (shown is null) return refusal!;
        if (!Can.SeeAuthor(by, shown.Thread)) return Refusal.NotAllowed;
        if (!shown.Post.Masked) return Refusal.NotFound;
        return await database.WriteAsync<string>(async db =>
        {
            var name = await db.OneAsync<string>("select m.name from posts p join members m on m.id = p.author_id where p.id = @Id", new { shown.Post.Id });
            await AuditLog.WriteAsync(db, new(by.Id, AuditAct.AuthorSeen, clock.GetUtcNow()) { ThreadId = threadId, Number = number });
            return name;
        }, ct);
    }
}
