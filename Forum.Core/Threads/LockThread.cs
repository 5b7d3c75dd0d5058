using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;

namespace Forum.Core.Threads;

/// <summary>A facilitator closes a thread to further replies, or opens it again. It stays readable; what is written in it is still edited. Doing either twice changes nothing.</summary>
[UseCase]
public sealed class LockThread(Database database, TimeProvider clock)
{
    /// <summary>The post that carries the line; null where nothing changed.</summary>
    public Task<Outcome<PostChange?>> RunAsync(Member by, long threadId, bool locks, CancellationToken ct) => database.WriteAsync<PostChange?>(async db =>
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread) return Refusal.NotFound;
        if (!Can.Facilitate(by, thread)) return Refusal.NotAllowed;
        if (thread.ClosedAt is not null == locks) return default(PostChange?);
        var now = clock.GetUtcNow();
        await ThreadActivity.LockAsync(db, threadId, locks ? now : null, by.Id);
        var change = await PostActivity.AddLineAsync(db, threadId, new(locks ? LineAct.Locked : LineAct.Unlocked, now));
        await AuditLog.WriteAsync(db, new(by.Id, locks ? AuditAct.ThreadLocked : AuditAct.ThreadUnlocked, now) { ThreadId = threadId });
        return change;
    }, ct);
}
