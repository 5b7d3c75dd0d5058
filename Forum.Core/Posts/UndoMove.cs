using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>Who moved messages takes it back within <see cref="Window"/>: each goes to its old number. What a split opened goes into the old thread, what a merge ended is there again.</summary>
[UseCase]
public sealed class UndoMove(Database database, TimeProvider clock)
{
    /// <summary>Long enough to look at the result; by then others answer it.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <param name="ThreadId">the one they went to</param>
    public sealed record Undoable(long Id, MoveKind Kind, long FromThread, long ThreadId, long MovedBy, DateTimeOffset MovedAt, DateTimeOffset? UndoneAt);

    private const string Columns = "id, kind, from_thread, to_thread as thread_id, moved_by, moved_at, undone_at";

    /// <summary>The last move of this member into this thread, where it may still be undone; null else.</summary>
    public async Task<Undoable?> FindAsync(Member by, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<Undoable>($"select {Columns} from thread_moves where to_thread = @threadId and moved_by = @by and moved_at > @since and undone_at is null order by id desc limit 1",
            new { threadId, by = by.Id, since = clock.GetUtcNow() - Window });
    }

    public Task<Outcome<PostsMoved>> RunAsync(Member by, long moveId, CancellationToken ct) => database.WriteAsync<PostsMoved>(async db =>
    {
        var now = clock.GetUtcNow();
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await db.FindAsync<Undoable>($"select {Columns} from thread_moves where id = @moveId", new { moveId }) is not { } found || await ThreadHead.FindAsync(db, found.ThreadId, by) is not { } to) return Refusal.NotFound;
        if (found.MovedBy != by.Id || !Can.Facilitate(by, to)) return Refusal.NotAllowed;
        if (found.UndoneAt is not null || found.MovedAt + Window < now) return new Refusal(RefusalKind.Conflict, "moderation.too_late");
        if (found.Kind is MoveKind.Merge) await ComeBackAsync(db, found);
        if (await ThreadHead.FindAsync(db, found.FromThread, by) is not { } from) return new Refusal(RefusalKind.Conflict, "moderation.too_late");
        var undone = await PostMoves.UndoAsync(db, new(found.Id, from.Id, to.Id, by.Id, now), from.Title);
        if (undone is null) return new Refusal(RefusalKind.Conflict, "moderation.moved_on");
        if (found.Kind is MoveKind.Split) await EndAsync(db, to, from.Id, by, now);
        else await PostActivity.AddLineAsync(db, to.Id, new(LineAct.Undone, now));
        await PostActivity.AddLineAsync(db, from.Id, new(LineAct.Undone, now));
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.MoveUndone, now) { ThreadId = from.Id, SubjectId = to.Id });
        return undone;
    }, ct);

    private static async Task ComeBackAsync(Db db, Undoable merge)
    {
        await ThreadActivity.BringBackAsync(db, merge.FromThread);
        await ThreadActivity.AddDownloadsAsync(db, merge.FromThread, merge.ThreadId, -1);
        await RegionCounters.CountThreadAsync(db, merge.FromThread, 1);
    }

    /// <summary>What was written in it meanwhile stands: then it stays a thread.</summary>
    private static async Task EndAsync(Db db, ThreadHead split, long into, Member by, DateTimeOffset now)
    {
        if (await db.OneAsync<long>("select count(*) from posts where thread_id = @Id and deleted_at is null", new { split.Id }) > 0) return;
        await RegionCounters.CountThreadAsync(db, split.Id, -1);
        await ThreadActivity.MergeAsync(db, split.Id, into, by.Id, now);
    }
}
