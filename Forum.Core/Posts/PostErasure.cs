using Forum.Core.BonsCoups;
using Forum.Core.Briefs;
using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Library;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>What somebody wrote, when she is forgotten.</summary>
internal static class PostErasure
{
    private sealed record Number(long ThreadId, long At);

    /// <summary>Thread and number of each of her messages, moved ones too.</summary>
    public static async Task<IReadOnlySet<(long, long)>> NumbersAsync(Db db, long authorId) =>
        (await db.ListAsync<Number>("select thread_id, number as at from posts where author_id = @authorId", new { authorId })).Select(n => (n.ThreadId, n.At)).ToHashSet();

    /// <summary>Her drafts, and the words of what she had taken back; with all, the words of every message and every title. Numbers and replies of others stand.</summary>
    public static async Task<IReadOnlyList<PostChange>> EraseAsync(Db db, long authorId, bool all, DateTimeOffset now)
    {
        db.ChangesThreads();
        await ThreadActivity.LeaveGroupAsync(db, authorId);
        await BonCoupRows.LeaveGroupAsync(db, authorId);
        await db.RunAsync("delete from drafts where member_id = @authorId", new { authorId });
        var withoutFiles = await LoseFilesAsync(db, authorId);
        var changed = all ? await TakeBackAsync(db, authorId, now) : [];
        await db.RunAsync("delete from post_edits where post_id in (select p.id from posts p where p.author_id = @authorId and p.deleted_at is not null)", new { authorId });
        await db.RunAsync("delete from post_mentions where post_id in (select p.id from posts p where p.author_id = @authorId and p.deleted_at is not null) or member_id = @authorId", new { authorId });
        await SheetRows.EraseAsync(db, authorId);
        await ToolOrigins.EraseAsync(db, authorId);
        await ToolVersions.EraseAsync(db, authorId);
        await BriefErasure.EraseQuotesAsync(db, authorId);
        await db.RunAsync("update posts set body = '', html = '' where author_id = @authorId and deleted_at is not null", new { authorId });
        if (all) await ThreadActivity.RetitleAsync(db, authorId);
        return [.. withoutFiles, .. changed];
    }

    /// <summary>What she gave goes with her, whether or not her words stay: documents name people where no program looks.</summary>
    private static async Task<List<PostChange>> LoseFilesAsync(Db db, long authorId)
    {
        List<PostChange> changed = [];
        foreach (var id in await PostFiles.EraseAsync(db, authorId))
        {
            var threadId = await db.OneAsync<long>("select thread_id from posts where id = @id", new { id });
            var version = await ThreadActivity.TouchAsync(db, threadId);
            changed.Add(await db.OneAsync<PostChange>("update posts set version = @version where id = @id returning id as post_id, thread_id, number, version", new { version, id }));
        }
        return changed;
    }

    private static async Task<List<PostChange>> TakeBackAsync(Db db, long authorId, DateTimeOffset now)
    {
        List<PostChange> changed = [];
        foreach (var place in await db.ListAsync<Number>("select thread_id, number as at from posts where author_id = @authorId and deleted_at is null order by id", new { authorId }))
        {
            var post = (await ActedPost.FindAsync(db, place.ThreadId, place.At))!;
            changed.Add(await DeletePost.RemoveAsync(db, authorId, post, now));
        }
        return changed;
    }
}
