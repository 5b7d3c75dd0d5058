using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Moderation;

/// <summary>One report, as a facilitator reads it.</summary>
/// <param name="By">who reports</param>
public sealed record OpenReport(long Id, long PostId, string By, ReportReason Reason, string Words, DateTimeOffset CreatedAt);

/// <summary>A reported post with all that is said of it.</summary>
/// <param name="AuthorId">whose page leads on to a word or a suspension; 0 where she is masked, gone, or the reader herself</param>
public sealed record ReportedPost(ThreadHead Thread, PostView Post, IReadOnlyList<OpenReport> Reports, long AuthorId);

/// <summary>A report that was decided.</summary>
public sealed record SettledReport(long Id, long ThreadId, long Number, string Title, string Lang, ReportOutcome Outcome, string SettledBy, DateTimeOffset SettledAt);

/// <summary>The queue of a facilitator: the reported posts of the threads she facilitates and may read, the longest waiting first, and what was decided lately.</summary>
[UseCase]
public sealed class ListReports(Database database)
{
    private const int MostPosts = 20, MostSettled = 20;

    /// <param name="More">further posts wait behind these</param>
    public sealed record Page(IReadOnlyList<ReportedPost> Open, bool More, IReadOnlyList<SettledReport> Settled);

    /// <summary>Who masks herself in a thread is masked where she reports in it, or decides a report.</summary>
    private const string Named = "case when m.id = t.author_id then coalesce(t.shown_name, m.name) else m.name end";

    private sealed record Waiting(long PostId, long ThreadId, long Number, long AuthorId);

    public async Task<Outcome<Page>> RunAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var posts = await db.ListAsync<Waiting>($"""
            select p.id as post_id, p.thread_id, p.number, max(case when p.shown_name is null and m.removed_at is null and m.id <> @viewer then m.id else 0 end) as author_id
            from reports r join posts p on p.id = r.post_id join threads t on t.id = p.thread_id join members m on m.id = p.author_id
            where r.settled_at is null and {Reports.Shown} and {Reports.Facilitated}
            group by p.id, p.thread_id, p.number order by min(r.created_at), p.id limit @most
            """, ThreadRow.Args(by, new { most = MostPosts + 1L }));
        var reports = await db.ListAsync<OpenReport>($"""
            select r.id, r.post_id, {Named} as by, r.reason, r.words, r.created_at
            from reports r join posts p on p.id = r.post_id join threads t on t.id = p.thread_id join members m on m.id = r.member_id
            where r.settled_at is null and r.post_id in @ids order by r.created_at, r.id
            """, new { ids = posts.Take(MostPosts).Select(p => p.PostId).ToArray() });
        List<ReportedPost> open = [];
        foreach (var post in posts.Take(MostPosts))
        {
            if (await Reports.ThreadAsync(db, post.ThreadId, by) is not { } thread) continue;
            open.Add(new(thread, (await PostView.RangeAsync(db, post.ThreadId, post.Number, post.Number))[0], [.. reports.Where(r => r.PostId == post.PostId)], post.AuthorId));
        }
        return new Page(open, posts.Count > MostPosts, await SettledAsync(db, by));
    }

    /// <summary>How many posts wait for her; counted no further than a page.</summary>
    public async Task<long> CountAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return 0;
        await using var db = await database.ReadAsync(ct);
        return await db.OneAsync<long>($"""
            select count(*) from (select distinct r.post_id from reports r join posts p on p.id = r.post_id join threads t on t.id = p.thread_id
                where r.settled_at is null and {Reports.Shown} and {Reports.Facilitated} limit @most) waiting
            """, ThreadRow.Args(by, new { most = 100L }));
    }

    private static Task<List<SettledReport>> SettledAsync(Db db, Member by) => db.ListAsync<SettledReport>($"""
        select r.id, p.thread_id, p.number, t.title, t.lang, r.outcome, {Named} as settled_by, r.settled_at
        from reports r join posts p on p.id = r.post_id join threads t on t.id = p.thread_id join members m on m.id = r.settled_by
        where r.settled_at is not null and {Readers.MayRead} and {Reports.Facilitated}
        order by r.settled_at desc, r.id desc limit @most
        """, ThreadRow.Args(by, new { most = (long)MostSettled }));
}
