using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Core.Threads;

namespace Forum.Core.Tries;

/// <summary>The rows of tries, written in the transaction of their cause, and what posts count of them.</summary>
internal static class TryRows
{
    private sealed record Row(long PostId, string Organisation, long RegionId, TryOutcome Outcome, string Note, DateTimeOffset ToldAt);

    private sealed record Post(long Id, long ThreadId, long Number);

    private sealed record Said(long Id, string Note, long PostId, long ThreadId, long Number);

    /// <summary>The group of a try, over y of tries, t of their threads and o of their groups: of who is masked in the thread none is said, as a group of few people names her.</summary>
    internal const string Group = "case when t.author_id = y.member_id and t.shown_name is not null then '' else coalesce(o.name, '') end as organisation";

    /// <summary>Of posts whose thread the caller has read through the predicate; the latest first.</summary>
    public static async Task<ILookup<long, ToldTry>> OfAsync(Db db, IReadOnlyCollection<long> postIds) => (await db.ListAsync<Row>($"""
        select y.post_id, {Group}, y.region_id, y.outcome, y.note, y.told_at
        from tries y join posts p on p.id = y.post_id join threads t on t.id = p.thread_id left join organisations o on o.id = y.organisation_id where y.post_id in @ids order by y.told_at desc, y.id desc
        """, new { ids = postIds.ToArray() })).ToLookup(r => r.PostId, r => new ToldTry(r.Organisation, r.RegionId, r.Outcome, r.Note, r.ToldAt));

    /// <summary>A member's word on a post; told again, it replaces what she told.</summary>
    /// <returns>its id</returns>
    public static Task<long> PutAsync(Db db, long postId, long memberId, TryOutcome outcome, string note, DateTimeOffset now) => db.OneAsync<long>("""
        insert into tries (post_id, member_id, organisation_id, region_id, outcome, note, told_at)
        select @postId, m.id, m.organisation_id, m.region_id, @outcome, @note, @now from members m where m.id = @memberId
        on conflict (post_id, member_id) do update set organisation_id = excluded.organisation_id, region_id = excluded.region_id, outcome = excluded.outcome, note = excluded.note, told_at = excluded.told_at
        returning id
        """, new { postId, memberId, outcome = outcome.ToString(), note, now });

    public static Task RemoveAsync(Db db, long postId, long memberId) => db.RunAsync("delete from tries where post_id = @postId and member_id = @memberId", new { postId, memberId });

    /// <summary>What somebody told goes when she is forgotten: her group is often of one or two, and would name her.</summary>
    public static async Task<IReadOnlyList<PostChange>> EraseAsync(Db db, long memberId)
    {
        var posts = await db.ListAsync<Post>("select p.id, p.thread_id, p.number from tries t join posts p on p.id = t.post_id where t.member_id = @memberId order by p.id", new { memberId });
        await db.RunAsync("delete from tries where member_id = @memberId", new { memberId });
        return await CountAgainAsync(db, posts);
    }

    /// <summary>Her name, in what others told.</summary>
    public static async Task<IReadOnlyList<PostChange>> ForgetAsync(Db db, FormerMember former)
    {
        var named = (await db.ListAsync<Said>("select y.id, y.note, p.id as post_id, p.thread_id, p.number from tries y join posts p on p.id = y.post_id where y.note <> '' order by y.id")).FindAll(y => former.IsNamedIn(y.Note));
        foreach (var one in named) await db.RunAsync("update tries set note = @note where id = @Id", new { one.Id, note = former.Replace(one.Note) });
        return await CountAgainAsync(db, [.. named.Select(y => new Post(y.PostId, y.ThreadId, y.Number)).Distinct()]);
    }

    /// <summary>Two groups became one: what both told counts once.</summary>
    public static async Task MoveGroupAsync(Db db, long from, long to)
    {
        var posts = await db.ListAsync<Post>("select distinct p.id, p.thread_id, p.number from tries t join posts p on p.id = t.post_id where t.organisation_id = @from order by p.id", new { from });
        await db.RunAsync("update tries set organisation_id = @to where organisation_id = @from", new { from, to });
        await CountAgainAsync(db, posts);
    }

    private static async Task<IReadOnlyList<PostChange>> CountAgainAsync(Db db, List<Post> posts)
    {
        List<PostChange> changed = [];
        foreach (var post in posts)
        {
            var version = await ThreadActivity.TouchAsync(db, post.ThreadId);
            await PostActivity.CountTriesAsync(db, post.Id, version);
            changed.Add(new(post.Id, post.ThreadId, post.Number, version));
        }
        return changed;
    }
}
