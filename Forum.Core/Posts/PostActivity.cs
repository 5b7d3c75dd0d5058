using Forum.Core.Data;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>What other features change of a post, inside their own transaction: only this folder writes the posts table.</summary>
internal static class PostActivity
{
    /// <summary>Something that stands on the post changed: readers get it again.</summary>
    /// <param name="version">the thread's, after this change</param>
    public static Task ShowAgainAsync(Db db, long postId, long version) => db.RunAsync("update posts set version = @version where id = @postId", new { postId, version });

    internal const string Tries = "(select count(*) from tries y where y.post_id = posts.id)";

    /// <summary>Groups that took it up: where it worked, as it is or adapted.</summary>
    internal const string TriedGroups = "(select count(distinct y.organisation_id) from tries y where y.post_id = posts.id and y.outcome <> 'Failed')";

    internal const string TriedRegions = "(select count(distinct y.region_id) from tries y where y.post_id = posts.id and y.outcome <> 'Failed' and y.organisation_id is not null)";

    /// <summary>Counts anew who tried what a post tells of; readers get it again.</summary>
    /// <param name="version">the thread’s, after this change</param>
    public static Task CountTriesAsync(Db db, long postId, long version) => db.RunAsync($"update posts set tries = {Tries}, tried_groups = {TriedGroups}, tried_regions = {TriedRegions}, version = @version where id = @postId", new { postId, version });

    /// <summary>What a post is, said by a line under it from its beginning; it is written in the same transaction.</summary>
    public static Task PutLineAsync(Db db, long postId, ThreadLine line) => db.RunAsync("update posts set lines = @line where id = @postId", new { postId, line = line.ToString() });

    /// <summary>An act that members should know of: a thin line under the post that is last now, which readers get again.</summary>
    public static async Task<PostChange> AddLineAsync(Db db, long threadId, ThreadLine line)
    {
        var version = await ThreadActivity.TouchAsync(db, threadId);
        return await db.OneAsync<PostChange>("""
            update posts set lines = lines || @line, version = @version
            where thread_id = @threadId and number = (select max(last.number) from posts last where last.thread_id = @threadId)
            returning id as post_id, thread_id, number, version
            """, new { threadId, line = line.ToString(), version });
    }
}
