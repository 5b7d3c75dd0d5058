using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Library;

/// <summary>A tool that another is adapted from, or to.</summary>
/// <param name="OfPostId">the opening message of that other</param>
public sealed record ToolKin(long OfPostId, long ThreadId, string Title, string Slug, string Lang)
{
    public string Url => $"/fils/{ThreadId}/{Slug}";
}

/// <summary>Which tool is adapted from which: a row beside the message that says so. One that a reader may not read is not named to her; one that was merged into another is named as that other.</summary>
internal static class ToolOrigins
{
    /// <summary>Tools of one family that are looked through: more are no family.</summary>
    private const int Deep = 50;

    /// <summary>What these tools are adapted from, where this reader may read it.</summary>
    public static Task<List<ToolKin>> OfAsync(Db db, Member reader, long[] postIds) => ListAsync(db, reader, "o.post_id", "o.origin_id", "o.post_id in @postIds", postIds);

    /// <summary>What is adapted from this tool, the first to say so first.</summary>
    public static Task<List<ToolKin>> AdaptationsAsync(Db db, Member reader, long postId) => ListAsync(db, reader, "o.origin_id", "o.post_id", "o.origin_id in @postIds", [postId]);

    public static Task SayAsync(Db db, long postId, long originId, long by, DateTimeOffset now) => db.RunAsync("""
        insert into tool_origins (post_id, origin_id, said_by, said_at) values (@postId, @originId, @by, @now)
        on conflict (post_id) do update set origin_id = excluded.origin_id, said_by = excluded.said_by, said_at = excluded.said_at
        """, new { postId, originId, by, now });

    public static Task RemoveAsync(Db db, long postId) => db.RunAsync("delete from tool_origins where post_id = @postId", new { postId });

    /// <summary>Whether a tool comes from another, through however many between them.</summary>
    public static async Task<bool> ComesFromAsync(Db db, long postId, long originId)
    {
        for (var (at, step) = (postId, 0); step < Deep && at != 0; step++)
        {
            if (at == originId) return true;
            at = await db.FindAsync<long>("select origin_id from tool_origins where post_id = @at", new { at });
        }
        return false;
    }

    /// <summary>Of messages of somebody who is forgotten with her words.</summary>
    public static Task EraseAsync(Db db, long authorId) =>
        db.RunAsync("delete from tool_origins where post_id in (select p.id from posts p where p.author_id = @authorId and p.deleted_at is not null)", new { authorId });

    private static Task<List<ToolKin>> ListAsync(Db db, Member reader, string of, string named, string where, long[] postIds) => db.ListAsync<ToolKin>($"""
        select {of} as of_post_id, t.id as thread_id, t.title, t.slug, t.lang
        from tool_origins o join posts p on p.id = {named} join threads t on t.id = p.thread_id
        where {where} and p.deleted_at is null and t.kind = 'Tool' and t.id <> (select other.thread_id from posts other where other.id = {of}) and {Readers.MayRead}
        order by o.said_at, o.post_id
        """, ThreadRow.Args(reader, new { postIds }));
}
