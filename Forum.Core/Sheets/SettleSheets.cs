using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Sheets;

/// <summary>What time does to sheets: one whose last day is over is over, by itself, and one that nobody has looked at for <see cref="SheetKind.Age"/> says so. Their messages are shown anew.</summary>
[UseCase]
public sealed class SettleSheets(Database database, TimeProvider clock)
{
    /// <summary>Messages in one look: the next look takes the others.</summary>
    private const int Most = 200;

    private static readonly string[] WithDays = [.. SheetKind.All.Where(k => k.Days is not SheetDays.None).Select(k => k.Kind.ToString())];
    private static readonly string[] Rechecked = [.. SheetKind.All.Where(k => k.Recheck).Select(k => k.Kind.ToString())];

    private sealed record Post(long PostId, long ThreadId, long Number);

    /// <summary>The messages that changed, for the live feed.</summary>
    public async Task<IReadOnlyList<PostChange>> RunAsync(CancellationToken ct)
    {
        List<PostChange> changed = [];
        await database.AloneAsync("sheets", () => SettleAsync(changed, ct), ct);
        return changed;
    }

    /// <summary>Sheets that are written with their past, in the transaction that writes them: nobody has seen their messages yet, and nothing is left for the next look.</summary>
    internal static Task WrittenAsync(Db db, DateTimeOffset now) =>
        db.RunAsync("update sheets set stale_at = @now where kind in @kinds and stale_at is null and ended_at is null and changed_at < @before", new { now, kinds = Rechecked, before = now - SheetKind.Age });

    private async Task SettleAsync(List<PostChange> changed, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (over, stale) = ($"sheets.kind in @kinds and sheets.ended_at is null and {SheetRows.IsOver}", "sheets.kind in @kinds and sheets.stale_at is null and sheets.ended_at is null and sheets.changed_at < @before");
        foreach (var post in await FindAsync(over, new { kinds = WithDays, now, most = (long)Most }, ct)) changed.Add(await MarkAsync("ended_at", post, now, ct));
        foreach (var post in await FindAsync(stale, new { kinds = Rechecked, before = now - SheetKind.Age, most = (long)Most }, ct)) changed.Add(await MarkAsync("stale_at", post, now, ct));
    }

    private async Task<List<Post>> FindAsync(string where, object args, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Post>($"select sheets.post_id, p.thread_id, p.number from sheets join posts p on p.id = sheets.post_id where {where} order by sheets.post_id limit @most", args);
    }

    private async Task<PostChange> MarkAsync(string column, Post post, DateTimeOffset now, CancellationToken ct) => (await database.WriteAsync<PostChange>(async db =>
    {
        await db.RunAsync($"update sheets set {column} = @now where post_id = @PostId and {column} is null", new { now, post.PostId });
        var version = await ThreadActivity.TouchAsync(db, post.ThreadId);
        await PostActivity.ShowAgainAsync(db, post.PostId, version);
        return new PostChange(post.PostId, post.ThreadId, post.Number, version);
    }, ct)).Value!;
}
