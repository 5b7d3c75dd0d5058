using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Files;

/// <summary>
/// Draws the first page of the PDFs that were given and not looked at yet, where this machine has what it takes (<see cref="PageSandbox"/>): some at a time, never while somebody waits for a page.
/// What comes out is drawn anew as every image is. A PDF that cannot be drawn has no picture, and is not tried again; what a machine without the programs leaves waits for one that has them.
/// </summary>
[UseCase]
public sealed class DrawPages(Database database, FileStore store, TimeProvider clock)
{
    private const long AtOnce = 20;

    private sealed record Post(long Id, long ThreadId, long Number);

    /// <param name="Lack">why this machine draws none; null where it does</param>
    /// <param name="Changed">messages that show a picture now, for the live feed</param>
    public sealed record Look(string? Lack, IReadOnlyList<PostChange> Changed);

    public async Task<Look> RunAsync(CancellationToken ct)
    {
        List<PostChange> changed = [];
        string? lack = null;
        await database.AloneAsync("pages", async () =>
        {
            var waiting = await WaitingAsync(ct);
            if (waiting.Count > 0) lack = await PageSandbox.LackAsync(ct);
            if (lack is null) foreach (var one in waiting) changed.AddRange(await DrawAsync(one, ct));
        }, ct);
        return new(lack, changed);
    }

    private async Task<List<string>> WaitingAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<string>("select hash from files where kind = 'Pdf' and page_asked_at is null group by hash order by max(id) desc limit @AtOnce", new { AtOnce });
    }

    private async Task<IReadOnlyList<PostChange>> DrawAsync(string hash, CancellationToken ct)
    {
        var picture = await PictureAsync(hash, ct);
        var written = picture is null ? null : await store.WriteAsync(picture.Preview, ct);
        try
        {
            return (await database.WriteAsync<IReadOnlyList<PostChange>>(async db =>
            {
                await db.HoldAsync("files");
                var asked = await db.RunAsync("update files set page_asked_at = @now where hash = @hash and kind = 'Pdf'", new { now = clock.GetUtcNow(), hash });
                // taken back meanwhile: nothing names the picture
                if (asked == 0 || written is null) return new List<PostChange>();
                store.Place(written);
                await db.RunAsync("update files set preview = @preview, preview_width = @PreviewWidth, preview_height = @PreviewHeight where hash = @hash and kind = 'Pdf'", new { preview = written.Hash, picture!.PreviewWidth, picture.PreviewHeight, hash });
                return await ShowAsync(db, hash);
            }, ct)).Value!;
        }
        finally { FileStore.Leave(written); }
    }

    /// <summary>Null where the bytes are missing, or the page cannot be drawn.</summary>
    private async Task<Drawn?> PictureAsync(string hash, CancellationToken ct)
    {
        if (await store.BytesAsync(hash, ct) is not { } pdf || await PageSandbox.DrawAsync(pdf, ct) is not { } page) return null;
        return await Task.Run(() => RedrawImage.Run(page).Value?.Image, ct);
    }

    private static async Task<List<PostChange>> ShowAsync(Db db, string hash)
    {
        List<PostChange> changed = [];
        foreach (var post in await db.ListAsync<Post>("select distinct p.id, p.thread_id, p.number from files f join posts p on p.id = f.post_id where f.hash = @hash and f.kind = 'Pdf' order by p.id", new { hash }))
        {
            var version = await ThreadActivity.TouchAsync(db, post.ThreadId);
            await PostActivity.ShowAgainAsync(db, post.Id, version);
            changed.Add(new(post.Id, post.ThreadId, post.Number, version));
        }
        return changed;
    }
}
