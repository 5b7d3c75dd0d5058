using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Core.Threads;

/// <summary>One page of a thread: 20 posts by number, and what this reader may see of it. The posts themselves are the same for every reader: <see cref="ReadPosts"/>.</summary>
/// <param name="LastSeen">the reader's mark before this visit: « Dernière visite » stands after this number; 0 = never read</param>
public sealed record ThreadPage(ThreadHead Head, IReadOnlyList<long> RegionIds, IReadOnlyList<long> ThemeIds, long Page, long Pages, long LastSeen, IReadOnlyList<OwnMark> Own)
{
    /// <summary>Number of the first post on this page.</summary>
    public long First => (Page - 1) * ShowThread.PageSize + 1;

    /// <summary>Number of the last post on this page.</summary>
    public long Last => Math.Min(First + ShowThread.PageSize - 1, Head.LastNumber);
}

/// <summary>What is this reader's own among the posts of a page.</summary>
public sealed record OwnMark(long Number, bool Mine, bool Merci, bool MeToo);

/// <summary>Reads a page of a thread. 404 for a thread missing or not this reader's, and for a page that is not there.</summary>
[UseCase]
public sealed class ShowThread(Database database)
{
    public const int PageSize = 20;

    /// <param name="page">1, 2, …; null opens where the reader stopped: at the first unread post, or on the last page when all is read</param>
    public async Task<Outcome<ThreadPage>> RunAsync(Member reader, long threadId, long? page, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await ThreadHead.FindAsync(db, threadId, reader) is not { } head) return Refusal.NotFound;
        var pages = (head.LastNumber + PageSize - 1) / PageSize;
        var places = await PlacesAsync(db, reader, threadId);
        var seen = places is [{ Seen: var last }, ..] ? last : 0;
        var shown = page ?? (seen == 0 ? 1 : (Math.Min(seen + 1, head.LastNumber) + PageSize - 1) / PageSize);
        if (shown < 1 || shown > pages) return Refusal.NotFound;
        return new ThreadPage(
            head,
            [.. places.Where(p => p.ThemeRank == 0).Select(p => p.RegionId)],
            [.. places.Where(p => p.RegionRank == 0).Select(p => p.ThemeId)],
            shown, pages, seen, await OwnAsync(db, reader, threadId, (shown - 1) * PageSize + 1));
    }

    /// <summary>The thread alone, as it stands now. Null where it is missing or not this reader's.</summary>
    public async Task<ThreadHead?> HeadAsync(Member reader, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await ThreadHead.FindAsync(db, threadId, reader);
    }

    private sealed record Place(long RegionId, long ThemeId, long RegionRank, long ThemeRank, long Seen);

    /// <summary>Where the thread stands (nowhere, in one row, where it is private), and in each row how far this reader has read it.</summary>
    private static Task<List<Place>> PlacesAsync(Db db, Member reader, long threadId) => db.ListAsync<Place>("""
        select coalesce(place.region_id, -1) as region_id, coalesce(place.theme_id, -1) as theme_id, coalesce(place.region_rank, -1) as region_rank, coalesce(place.theme_rank, -1) as theme_rank,
            case when @viewer = 0 then 0 when r.read_at > @allReadAt then r.last_number when t.created_at > @allReadAt then 0
                else coalesce((select p.number from posts p where p.thread_id = t.id and p.created_at <= @allReadAt order by p.number desc limit 1), 0) end as seen
        from threads t left join thread_places place on place.thread_id = t.id left join reads r on r.thread_id = t.id and r.member_id = @viewer
        where t.id = @threadId
        order by place.region_rank, place.theme_rank
        """, ThreadRow.Args(reader, new { threadId }));

    private static async Task<IReadOnlyList<OwnMark>> OwnAsync(Db db, Member reader, long threadId, long first) => !reader.IsSignedIn ? [] : await db.ListAsync<OwnMark>("""
        select p.number, case when p.author_id = @viewer then true else false end as mine,
            case when merci.post_id is null then false else true end as merci, case when me_too.post_id is null then false else true end as me_too
        from posts p
        left join reactions merci on merci.post_id = p.id and merci.member_id = @viewer and merci.kind = 'Merci'
        left join reactions me_too on me_too.post_id = p.id and me_too.member_id = @viewer and me_too.kind = 'MeToo'
        where p.thread_id = @threadId and p.number between @first and @last
            and (p.author_id = @viewer or merci.post_id is not null or me_too.post_id is not null)
        order by p.number
        """, ThreadRow.Args(reader, new { threadId, first, last = first + PageSize - 1 }));
}
