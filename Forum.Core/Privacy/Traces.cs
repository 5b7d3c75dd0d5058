using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Privacy;

/// <summary>The rows of messages in which others named somebody who is forgotten.</summary>
internal static class Traces
{
    /// <summary>A facilitator has looked: true where the post was on the list. What it said before then is kept nowhere.</summary>
    public static async Task<bool> SettleAsync(Db db, long postId, long by, DateTimeOffset now) =>
        await db.RunAsync("update erasure_traces set settled_at = @now, settled_by = @by where post_id = @postId and settled_at is null", new { postId, by, now }) > 0;
}

/// <summary>A message that names somebody who asked to be forgotten.</summary>
/// <param name="RegionId">where she lived: the list says no more of her</param>
public sealed record TracedPost(ThreadHead Thread, PostView Post, long RegionId, DateTimeOffset ErasedAt);

/// <summary>For facilitators: messages of others, in threads they facilitate and may read, that still name somebody who is forgotten. They edit it out, or say that nothing needs to change (a name that many bear).</summary>
[UseCase]
public sealed class ListTraces(Database database, TimeProvider clock)
{
    private const long Most = 20;

    private sealed record Row(long ThreadId, long Number, long RegionId, DateTimeOffset ErasedAt);

    public async Task<Outcome<List<TracedPost>>> RunAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        List<TracedPost> traced = [];
        foreach (var row in await db.ListAsync<Row>($"""
            select p.thread_id, p.number, e.region_id, e.done_at as erased_at
            from erasure_traces w join erasures e on e.id = w.erasure_id join posts p on p.id = w.post_id join threads t on t.id = p.thread_id
            where w.settled_at is null and p.deleted_at is null and t.audience <> 'People' and {Readers.MayRead} and {Reports.Facilitated}
            order by e.done_at, p.id limit @most
            """, ThreadRow.Args(by, new { most = Most })))
        {
            if (await ThreadHead.FindAsync(db, row.ThreadId, by) is { } thread) traced.Add(new(thread, (await PostView.RangeAsync(db, row.ThreadId, row.Number, row.Number))[0], row.RegionId, row.ErasedAt));
        }
        return traced;
    }

    /// <summary>Nothing needs to change.</summary>
    public Task<Outcome<Done>> SettleAsync(Member by, long threadId, long number, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread || await ActedPost.FindAsync(db, threadId, number) is not { } post) return Refusal.NotFound;
        if (!Can.Facilitate(by, thread)) return Refusal.NotAllowed;
        await Traces.SettleAsync(db, post.Id, by.Id, clock.GetUtcNow());
        return default(Done);
    }, ct);
}
