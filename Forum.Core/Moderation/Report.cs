using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Privacy;
using Forum.Core.Threads;

namespace Forum.Core.Moderation;

/// <summary>Why somebody points a post out.</summary>
public enum ReportReason
{
    /// <summary>It may tell who a youth is.</summary>
    Identifies,
    Disrespect,
    Misplaced,
    Advertising,

    /// <summary>Says it in her own words.</summary>
    Other,
}

/// <summary>What a facilitator decided: the post goes, or stays.</summary>
public enum ReportOutcome { Removed, Kept }

/// <summary>Which reports a facilitator sees: those of threads she may read and facilitates, as <see cref="Members.Can.SettleReport"/> says of one thread.</summary>
internal static class Reports
{
    /// <summary>SQL over the aliases t of threads and the parameters of <see cref="Readers.MayRead"/>.</summary>
    internal const string Facilitated = """
        (@coordinator or (t.audience <> 'People' and exists (select 1 from member_scopes scope where scope.member_id = @viewer and (scope.region_id is not null or scope.theme_id is not null)
            and (scope.region_id is null or scope.region_id = t.region_id) and (scope.theme_id is null or scope.theme_id = t.theme_id))))
        """;

    /// <summary>What she said in her reports, when she is forgotten: that somebody reported stays.</summary>
    public static async Task EraseAsync(Db db, long memberId)
    {
        await db.RunAsync("update reports set words = '' where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from welcomes where member_id = @memberId", new { memberId });
    }

    /// <summary>Her name in what others said of posts.</summary>
    public static async Task ForgetAsync(Db db, FormerMember former)
    {
        foreach (var one in (await db.ListAsync<Said>("select id, words from reports where words <> ''")).Where(s => former.IsNamedIn(s.Words)))
            await db.RunAsync("update reports set words = @words where id = @Id", new { one.Id, words = former.Replace(one.Words) });
    }

    /// <summary>What was said in reports that were settled before then; that they were stays.</summary>
    public static Task ForgetAsync(Db db, DateTimeOffset before) => db.RunAsync("update reports set words = '' where settled_at < @before and words <> ''", new { before });

    private sealed record Said(long Id, string Words);

    /// <summary>SQL over the alias t: reports of what the reader may read, and of private threads for coordinators, to whom a reader of such a thread turned.</summary>
    internal const string Shown = $"({Readers.MayRead} or (@coordinator and t.audience = 'People' and t.removed_at is null))";

    /// <summary>The thread of a reported post, as whoever decides sees it. Null where it is not hers to decide.</summary>
    public static async Task<ThreadHead?> ThreadAsync(Db db, long threadId, Member by) => await ThreadHead.FindAsync(db, threadId, by)
        ?? (!by.IsCoordinator ? null : await db.FindAsync<ThreadHead>($"""
            select {ThreadHead.Columns} from threads t where t.id = @threadId and t.audience = 'People' and t.removed_at is null
                and exists (select 1 from reports r join posts p on p.id = r.post_id where p.thread_id = t.id and r.settled_at is null)
            """, new { threadId }));

    /// <summary>The facilitators of a thread who may read it, or the coordinators who may where it has none.</summary>
    public static async Task<List<long>> FacilitatorsAsync(Db db, long threadId)
    {
        var found = await db.ListAsync<long>($"""
            select m.id from members m join threads t on t.id = @threadId
            where t.audience <> 'People' and m.role = 'Facilitator' and m.suspended_at is null and m.removed_at is null and {Readers.MemberMayRead}
                and {Facilitated.Replace("@viewer", "m.id", StringComparison.Ordinal).Replace("@coordinator", "false", StringComparison.Ordinal)}
            order by m.id
            """, new { threadId });
        return found.Count > 0 ? found : await db.ListAsync<long>($"""
            select m.id from members m join threads t on t.id = @threadId
            where m.role = 'Coordinator' and m.suspended_at is null and m.removed_at is null and (t.audience = 'People' or {Readers.MemberMayRead}) order by m.id
            """, new { threadId });
    }
}
