using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Dossiers;

/// <summary>Who opened a political dossier, or facilitates it, says of one of its messages that it tells where things stand now: it joins the dated updates at the top. Said twice, it changes nothing; 404 for another kind of thread.</summary>
[UseCase]
public sealed class MarkUpdate(Database database, TimeProvider clock)
{
    public Task<Outcome<PostChange>> RunAsync(Member by, long threadId, long number, bool isUpdate, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { Kind: ThreadKind.Dossier } thread || await ActedPost.FindAsync(db, threadId, number) is not { DeletedAt: null, Number: > 1 } post) return Refusal.NotFound;
        if (!Can.Lead(by, thread)) return Refusal.NotAllowed;
        var changed = isUpdate ? await AddAsync(db, post.Id, by.Id, clock.GetUtcNow()) : await db.RunAsync("delete from post_updates where post_id = @Id", new { post.Id });
        if (changed == 0) return post.Unchanged;
        var version = await ThreadActivity.TouchAsync(db, threadId);
        await PostActivity.ShowAgainAsync(db, post.Id, version);
        return post.At(version);
    }, ct);

    /// <summary>0 where it is one already.</summary>
    internal static Task<int> AddAsync(Db db, long postId, long by, DateTimeOffset now) =>
        db.RunAsync("insert into post_updates (post_id, marked_by, marked_at) values (@postId, @by, @now) on conflict (post_id) do nothing", new { postId, by, now });
}
