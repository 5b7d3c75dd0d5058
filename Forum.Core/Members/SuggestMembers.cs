using Forum.Core.Data;
using Forum.Core.Regions;
using Forum.Core.Threads;

namespace Forum.Core.Members;

/// <summary>A member to mention, as the list under « @ » shows her.</summary>
public sealed record SuggestedMember(long Id, string Name, string Title, string Organisation, string Region);

/// <summary>Whom « @ » proposes: members by the beginning of any word of their name, accents and case aside; those who wrote lately in the thread come first.
/// A masked author never comes first for what she wrote masked, as that would name her.</summary>
[UseCase]
public sealed class SuggestMembers(Database database, Places places)
{
    /// <summary>Most members proposed at once.</summary>
    public const int Most = 8;

    /// <param name="Typed">what stands after « @ »; empty proposes the thread's participants only</param>
    /// <param name="ThreadId">the thread being answered, or 0; one that the asker may not read adds nobody</param>
    public sealed record Query(Member By, string Typed, long ThreadId);

    public async Task<Outcome<IReadOnlyList<SuggestedMember>>> RunAsync(Query query, CancellationToken ct)
    {
        if (!query.By.IsSignedIn || query.By.IsGuest) return Refusal.NotAllowed;
        var patterns = NameKey.Patterns(query.Typed.Length > 100 ? query.Typed[..100] : query.Typed);
        if (patterns.Count == 0 && query.ThreadId == 0) return Array.Empty<SuggestedMember>();
        await using var db = await database.ReadAsync(ct);
        var rows = await FindAsync(db, query, patterns);
        return rows.Select(r => new SuggestedMember(r.Id, r.Name, r.Title, r.Organisation, places.Region(r.RegionId).Name(query.By.Language))).ToArray();
    }

    private sealed record Row(long Id, string Name, string Title, string Organisation, long RegionId, long LastNumber);

    private static Task<List<Row>> FindAsync(Db db, Query query, IReadOnlyList<string> patterns)
    {
        var words = patterns.Select((pattern, i) => ($"word{i}", pattern)).ToDictionary(w => w.Item1, w => (object)w.pattern);
        var args = new Args(words, new { viewer = query.By.Id, coordinator = query.By.IsCoordinator, query.ThreadId, most = (long)Most, participantsOnly = patterns.Count == 0 });
        var matches = string.Concat(patterns.Select((_, i) => $" and m.name_key like @word{i} escape '!'"));
        return db.ListAsync<Row>($"""
            with participants as (
                select p.author_id, max(p.number) as last_number
                from posts p join threads t on t.id = p.thread_id
                where p.thread_id = @ThreadId and p.shown_name is null and p.deleted_at is null and {Readers.MayRead}
                group by p.author_id)
            select m.id, m.name, m.title, coalesce(o.name, '') as organisation, m.region_id, coalesce(w.last_number, 0) as last_number
            from members m
            left join organisations o on o.id = m.organisation_id
            left join participants w on w.author_id = m.id
            where {Seen.Stands} and m.id <> @viewer{matches}
                and (not @participantsOnly or w.author_id is not null)
            order by coalesce(w.last_number, 0) desc, m.name collate fr, m.id
            limit @most
            """, args);
    }
}
