using Forum.Core.Data;
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

/// <summary>Which reports a facilitator sees: those of threads she may read and facilitates, as <see cref="Members.Can.Facilitate"/> says of one thread.</summary>
internal static class Reports
{
    /// <summary>SQL over the aliases t of threads and the parameters of <see cref="Readers.MayRead"/>.</summary>
    internal const string Facilitated = """
        (@coordinator or exists (select 1 from member_scopes scope where scope.member_id = @viewer and (scope.region_id is not null or scope.theme_id is not null)
            and (scope.region_id is null or scope.region_id = t.region_id) and (scope.theme_id is null or scope.theme_id = t.theme_id)))
        """;

    /// <summary>The facilitators of a thread who may read it, or the coordinators who may where it has none.</summary>
    public static async Task<List<long>> FacilitatorsAsync(Db db, long threadId)
    {
        var found = await db.ListAsync<long>($"""
            select m.id from members m join threads t on t.id = @threadId
            where m.role = 'Facilitator' and m.suspended_at is null and m.removed_at is null and {Readers.MemberMayRead}
                and {Facilitated.Replace("@viewer", "m.id", StringComparison.Ordinal).Replace("@coordinator", "false", StringComparison.Ordinal)}
            order by m.id
            """, new { threadId });
        return found.Count > 0 ? found : await db.ListAsync<long>($"""
            select m.id from members m join threads t on t.id = @threadId
            where m.role = 'Coordinator' and m.suspended_at is null and m.removed_at is null and {Readers.MemberMayRead} order by m.id
            """, new { threadId });
    }
}
