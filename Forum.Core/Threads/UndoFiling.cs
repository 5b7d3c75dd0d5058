using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Regions;

namespace Forum.Core.Threads;

/// <summary>Who filed a thread elsewhere takes it back within <see cref="UndoMove.Window"/>: it stands again where it stood, also where those places are hers and the new ones are not.</summary>
[UseCase]
public sealed class UndoFiling(Database database, Places places, TimeProvider clock)
{
    /// <param name="Head">the thread as it stands now</param>
    public sealed record Undoable(long Id, ThreadHead Head);

    private sealed record Row(long Id, long ThreadId, string OldRegions, string OldThemes, string NewRegions, string NewThemes, long FiledBy, DateTimeOffset FiledAt, DateTimeOffset? UndoneAt);

    private const string Columns = "id, thread_id, old_regions, old_themes, new_regions, new_themes, filed_by, filed_at, undone_at";

    /// <summary>Her last filing of this thread, where it may still be undone and nothing came after it; null else, and where she may not read it.</summary>
    public async Task<Undoable?> FindAsync(Member by, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (!by.IsSignedIn || await ThreadHead.FindAsync(db, threadId, by) is not { } head) return null;
        return await db.FindAsync<Row>($"select {Columns} from thread_filings where thread_id = @threadId order by id desc limit 1", new { threadId }) is { UndoneAt: null } last
            && last.FiledBy == by.Id && last.FiledAt + UndoMove.Window > clock.GetUtcNow() && Can.Facilitate(by, AsItWas(head, last)) ? new(last.Id, head) : null;
    }

    /// <summary>The post that carries the line.</summary>
    public Task<Outcome<PostChange>> RunAsync(Member by, long filingId, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        var now = clock.GetUtcNow();
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await db.FindAsync<Row>($"select {Columns} from thread_filings where id = @filingId", new { filingId }) is not { } filing || await ThreadHead.FindAsync(db, filing.ThreadId, by) is not { } thread) return Refusal.NotFound;
        if (filing.FiledBy != by.Id || !Can.Facilitate(by, AsItWas(thread, filing))) return Refusal.NotAllowed;
        if (filing.UndoneAt is not null || filing.FiledAt + UndoMove.Window < now) return new Refusal(RefusalKind.Conflict, "moderation.too_late");
        var (regions, themes) = await MoveThread.PlacesAsync(db, thread.Id);
        // somebody filed it again, or one of its themes went into another
        if (Text(regions) != filing.NewRegions || Text(themes) != filing.NewThemes || Ids(filing.OldThemes).Any(id => places.Theme(id).MergedInto is not null)) return new Refusal(RefusalKind.Conflict, "moderation.moved_on");
        await MoveThread.FileAsync(db, thread, Ids(filing.OldRegions), Ids(filing.OldThemes));
        await db.RunAsync("update thread_filings set undone_at = @now where id = @Id", new { now, filing.Id });
        var change = await PostActivity.AddLineAsync(db, thread.Id, new(LineAct.Undone, now));
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.MoveUndone, now) { ThreadId = thread.Id });
        return change;
    }, ct);

    /// <summary>In the transaction of the filing.</summary>
    internal static Task RememberAsync(Db db, long threadId, (List<long> Regions, List<long> Themes) was, (IReadOnlyList<long> Regions, IReadOnlyList<long> Themes) became, (long By, DateTimeOffset At) filed) => db.RunAsync("""
        insert into thread_filings (thread_id, old_regions, old_themes, new_regions, new_themes, filed_by, filed_at) values (@threadId, @oldRegions, @oldThemes, @newRegions, @newThemes, @By, @At)
        """, new { threadId, oldRegions = Text(was.Regions), oldThemes = Text(was.Themes), newRegions = Text(became.Regions), newThemes = Text(became.Themes), filed.By, filed.At });

    /// <summary>The right to take it back is the right she had when she filed it.</summary>
    private static ThreadHead AsItWas(ThreadHead head, Row filing) => head with { RegionId = Ids(filing.OldRegions)[0], ThemeId = Ids(filing.OldThemes)[0] };

    private static string Text(IEnumerable<long> ids) => string.Join(' ', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private static List<long> Ids(string text) => [.. text.Split(' ').Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
}
