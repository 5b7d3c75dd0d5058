using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Exchanges;

/// <summary>An exchange in a list.</summary>
/// <param name="StartsAt">null while no day is chosen</param>
public sealed record ListedExchange(long ThreadId, string Title, string Slug, string Lang, long RegionId, long ThemeId, long AuthorId, string Audience, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? SummarisedAt, DateTimeOffset? StartsAt)
{
    public string Url => $"/en-direct/{ThreadId}";
}

/// <summary>Exchanges that a reader may read: those that are held now, and for who conducts them those that are to be prepared or summarised.</summary>
[UseCase]
public sealed class ListExchanges(Database database, TimeProvider clock)
{
    /// <summary>So long after its end an exchange may wait for its summary before the desk says that it is late (issue 6).</summary>
    public static readonly TimeSpan SummaryDue = TimeSpan.FromDays(7);

    /// <summary>One that nobody closed is taken for over after so long.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(12);

    private const int Most = 50;

    private const string IsHeld = "e.closed_at is null and e.opened_at > @since";

    private const string Select = """
        select t.id as thread_id, t.title, t.slug, t.lang, t.region_id, t.theme_id, t.author_id, t.audience, e.opened_at, e.closed_at, e.summarised_at, d.starts_at
        from exchanges e join threads t on t.id = e.thread_id left join posts p on p.thread_id = t.id and p.number = 1
            left join sheet_dates d on d.post_id = p.id and d.cancelled_at is null and not exists (select 1 from sheet_dates before where before.post_id = p.id and before.cancelled_at is null and (before.starts_at, before.key) < (d.starts_at, d.key))
        """;

    /// <summary>Held at this moment, the latest opened first.</summary>
    /// <param name="region">those of this region, also where it is not their first; 0: all</param>
    public async Task<IReadOnlyList<ListedExchange>> LiveAsync(Member reader, long region, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<ListedExchange>($"""
            {Select} where {IsHeld} and (@region = 0 or exists (select 1 from thread_places place where place.thread_id = t.id and place.theme_rank = 0 and place.region_id = @region)) and {Readers.MayRead}
            order by e.opened_at desc, t.id desc limit 5
            """, ThreadRow.Args(reader, new { since = clock.GetUtcNow() - Forgotten, region }));
    }

    /// <summary>Regions where one is held, for the rail.</summary>
    internal static async Task<IReadOnlySet<long>> LiveRegionsAsync(Db db, Member reader, DateTimeOffset now) => (await db.ListAsync<long>($"""
        select distinct place.region_id from exchanges e join threads t on t.id = e.thread_id join thread_places place on place.thread_id = t.id and place.theme_rank = 0
        where {IsHeld} and {Readers.MayRead}
        """, ThreadRow.Args(reader, new { since = now - Forgotten }))).ToHashSet();

    /// <summary>Those she conducts that are not summarised: held ones, announced ones in the order of their days, then those that wait for a summary, the longest waiting first.</summary>
    public async Task<IReadOnlyList<ListedExchange>> ConductedAsync(Member by, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var rows = await db.ListAsync<ListedExchange>($"""
            {Select} where e.summarised_at is null and {Readers.MayRead} and (@coordinator or t.author_id = @viewer
                or exists (select 1 from exchange_hosts h where h.thread_id = t.id and h.member_id = @viewer)
                or exists (select 1 from member_scopes s where s.member_id = @viewer and (s.region_id is null or s.region_id = t.region_id) and (s.theme_id is null or s.theme_id = t.theme_id) and (s.region_id is not null or s.theme_id is not null)))
            order by e.thread_id desc limit {Most}
            """, ThreadRow.Args(by));
        return [.. rows.OrderBy(r => r.OpenedAt is null ? 1 : r.ClosedAt is null ? 0 : 2).ThenBy(r => r.ClosedAt ?? r.StartsAt ?? DateTimeOffset.MaxValue).ThenBy(r => r.ThreadId)];
    }
}
