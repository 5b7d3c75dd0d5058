using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>Two threads about one thing become one: the messages of the one go behind those of the other, in the order of their dates, and its addresses lead there.</summary>
[UseCase]
public sealed class MergeThreads(Database database, TimeProvider clock)
{
    /// <param name="Into">id of the thread that stays</param>
    public sealed record Command(Member By, long ThreadId, long Into);

    public Task<Outcome<PostsMoved>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<PostsMoved>(async db =>
    {
        var by = command.By;
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, command.ThreadId, by) is not { } from) return Refusal.NotFound;
        if (!Can.Facilitate(by, from)) return Refusal.NotAllowed;
        if (command.Into == from.Id || await ThreadHead.FindAsync(db, command.Into, by) is not { } into || !Can.Facilitate(by, into)) return Refusal.Invalid("To", "moderation.to_unknown");
        if (await SameReaders.FaultAsync(db, from, into) is { } refusal) return refusal;
        var posts = await PostMoves.FindAsync(db, from.Id, null);
        if (posts.Count == 0) return Refusal.Invalid("To", "moderation.nothing_stands");
        if (posts.Count > PostMoves.Most) return Refusal.Invalid("To", "moderation.too_many");
        var now = clock.GetUtcNow();
        var moved = await PostMoves.RunAsync(db, await PostMoves.BeginAsync(db, MoveKind.Merge, from.Id, into.Id, by.Id, now), posts);
        await RegionCounters.CountThreadAsync(db, from.Id, -1);
        await ThreadActivity.MergeAsync(db, from.Id, into.Id, by.Id, now);
        await ThreadActivity.AddDownloadsAsync(db, from.Id, into.Id, 1);
        await PostActivity.AddLineAsync(db, into.Id, new(LineAct.Merged, now, posts.Count));
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.ThreadsMerged, now) { ThreadId = from.Id, SubjectId = into.Id });
        return moved;
    }, ct);
}
