using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>A member has read a thread up to a post. The mark never goes back, and never beyond the thread's last post.</summary>
[UseCase]
public sealed class MarkRead(Database database, TimeProvider clock)
{
    public async Task<Outcome<Done>> RunAsync(Member reader, long threadId, long number, CancellationToken ct)
    {
        if (!reader.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<Done>(async db =>
        {
            if (await ThreadHead.FindAsync(db, threadId, reader) is not { } head) return Refusal.NotFound;
            await ReadMarks.MoveAsync(db, reader.Id, threadId, Math.Clamp(number, 0, head.LastNumber), clock.GetUtcNow());
            return default(Done);
        }, ct);
    }
}
