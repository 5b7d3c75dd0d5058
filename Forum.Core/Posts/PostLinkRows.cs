using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Text;

namespace Forum.Core.Posts;

/// <summary>The threads that messages lead to, against what their texts say. Messages from before these rows were kept get theirs at the first start since (<see cref="FillPostLinks"/>).</summary>
internal sealed class PostLinkRows(Database database) : Recount(database, "posts", held: "threads")
{
    private sealed record Post(long Id, long ThreadId, long Number, string Body);

    private sealed record Row(long PostId, long ThreadId, long ToThread, string Slug);

    protected override async Task<List<Difference>> FindAsync(Db db, IdRange range)
    {
        var kept = (await db.ListAsync<Row>("select post_id, thread_id, to_thread, slug from post_links where post_id between @From and @To", range)).ToLookup(r => r.PostId);
        return [.. (await PostsAsync(db, "p.id between @From and @To", range)).Where(p => !Said(p).SetEquals(kept[p.Id])).Select(p => new Difference(p.Id, new("doctor.links", p.ThreadId, p.Number)))];
    }

    protected override async Task MendAsync(Db db, long[] ids)
    {
        foreach (var post in await PostsAsync(db, "p.id in @ids", new { ids })) await PostLinks.RewriteAsync(db, post.Id, post.ThreadId, post.Body);
    }

    /// <summary>Those whose text may name a thread, and those that have rows; one that is taken back names none.</summary>
    private static Task<List<Post>> PostsAsync(Db db, string where, object args) => db.ListAsync<Post>($"""
        select p.id, p.thread_id, p.number, case when p.deleted_at is null then p.body else '' end as body from posts p
        where {where} and (p.body like '%fils/%' or p.body like '%#fil-%' or exists (select 1 from post_links l where l.post_id = p.id)) order by p.id
        """, args);

    private static HashSet<Row> Said(Post post) => [.. ThreadLinks.In(post.Body).Select(l => new Row(post.Id, post.ThreadId, l.ThreadId, l.Slug))];
}
