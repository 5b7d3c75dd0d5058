using System.Collections.Concurrent;
using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>What the rail beside every page says: the member's places, and how much waits there for her.</summary>
/// <param name="Unread">unread threads; <see cref="Most"/> says « 99+ »</param>
/// <param name="OpenQuestions">open questions she may read, up to <see cref="Most"/></param>
/// <param name="PeerQuestions">those that are not her own</param>
/// <param name="UnreadByRegion">unread threads in each region where she has some</param>
/// <param name="Live">regions where an exchange that she may read is held at this moment</param>
public sealed record Rail(long Unread, long OpenQuestions, long PeerQuestions, MyPlaces Mine, IReadOnlyDictionary<long, long> UnreadByRegion, IReadOnlySet<long> Live)
{
    /// <summary>Nobody counts further than this, and nor do we.</summary>
    public const long Most = 100;

    /// <summary>Of somebody who is not signed in.</summary>
    public static Rail None { get; } = new(0, 0, 0, new([], []), new Dictionary<long, long>(), new HashSet<long>());
}

/// <summary>
/// The rail's numbers. Like every list they count only what this reader may read; unread is looked for among the threads that moved last (<see cref="ListUnread.Window"/>).
/// Counting costs more than a page, so each member's are kept until she or a thread changes: <see cref="Member.OwnVersion"/> and <see cref="Database.ThreadChanges"/> say so.
/// </summary>
[UseCase]
public sealed class ReadRail(Database database, TimeProvider clock)
{
    /// <summary>Members whose numbers are kept, about 1 kB each; when there are more, all are counted anew.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<long, Kept> _kept = [];

    private sealed record Kept(long OwnVersion, DateTimeOffset AllReadAt, (long, long) Changes, Rail Rail);

    public async ValueTask<Rail> RunAsync(Member reader, CancellationToken ct)
    {
        if (!reader.IsSignedIn) return Rail.None;
        var changes = database.ThreadChanges;
        if (_kept.TryGetValue(reader.Id, out var kept) && kept.OwnVersion == reader.OwnVersion && kept.AllReadAt == reader.AllReadAt && kept.Changes == changes) return kept.Rail;
        var rail = await CountAsync(reader, ct);
        if (_kept.Count >= Most) _kept.Clear();
        _kept[reader.Id] = new(reader.OwnVersion, reader.AllReadAt, changes, rail);
        return rail;
    }

    private async Task<Rail> CountAsync(Member reader, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var mine = await MyPlaces.ReadAsync(db, reader);
        var unread = await db.ListAsync<Counted>($"""
            {ListUnread.RecentThreads(null)},
            unread as (
                select t.id from recent join threads t on t.id = recent.id left join reads r on r.thread_id = t.id and r.member_id = @viewer
                where {ThreadRow.IsUnread} and {Readers.MayRead}
                order by t.last_post_at desc, t.id desc limit @most)
            select cast(-1 as bigint) as region_id, count(*) as threads from unread
            union all
            select place.region_id, count(*) from unread join thread_places place on place.thread_id = unread.id
            where place.theme_rank = 0
            group by place.region_id
            """, ThreadRow.Args(reader, new { ThreadKey.Newest.At, ThreadKey.Newest.Id, window = ListUnread.Window, most = Rail.Most }));
        var open = await db.OneAsync<Questions>($"""
            select count(*) as open_to_all, count(case when author_id <> @viewer then 1 end) as of_peers
            from (select t.author_id from threads t where {ListOpenQuestions.IsOpen} and {Readers.MayRead} limit @most) questions
            """, ThreadRow.Args(reader, new { most = Rail.Most }));
        var live = await ListExchanges.LiveRegionsAsync(db, reader, clock.GetUtcNow());
        return new(unread.Single(u => u.RegionId == -1).Threads, open.OpenToAll, open.OfPeers, mine, unread.Where(u => u.RegionId >= 0).ToDictionary(u => u.RegionId, u => u.Threads), live);
    }

    private sealed record Counted(long RegionId, long Threads);

    private sealed record Questions(long OpenToAll, long OfPeers);
}
