using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;

namespace Forum.Core.Threads;

/// <summary>A facilitator asks for time between two replies of one member, where a thread grows hot; or lets it go on as before. Facilitators do not wait.</summary>
[UseCase]
public sealed class SlowThread(Database database, TimeProvider clock)
{
    /// <summary>Minutes on offer; 0 is the usual pace.</summary>
    public static readonly IReadOnlyList<long> Minutes = [0, 5, 15, 60, 240];

    /// <summary>The post that carries the line; null where nothing changed.</summary>
    public Task<Outcome<PostChange?>> RunAsync(Member by, long threadId, long minutes, CancellationToken ct) => database.WriteAsync<PostChange?>(async db =>
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread) return Refusal.NotFound;
        if (!Can.Facilitate(by, thread)) return Refusal.NotAllowed;
        if (!Minutes.Contains(minutes)) return Refusal.Invalid("Minutes", "moderation.minutes_unknown");
        if (thread.SlowSeconds == minutes * 60) return default(PostChange?);
        var now = clock.GetUtcNow();
        await ThreadActivity.SlowAsync(db, threadId, minutes * 60);
        var change = await PostActivity.AddLineAsync(db, threadId, minutes == 0 ? new(LineAct.Unslowed, now) : new(LineAct.Slowed, now, minutes));
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.ThreadSlowed, now) { ThreadId = threadId, Detail = minutes.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return change;
    }, ct);
}
