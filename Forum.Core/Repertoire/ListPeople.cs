using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Repertoire;

/// <summary>Somebody as the directory shows her to this reader.</summary>
/// <param name="OrganisationId">0 where she has no group</param>
public sealed record FoundPerson(long Id, string Name, string Title, Role Role, long OrganisationId, string Organisation, long RegionId, string Picture)
{
    /// <summary>Empty where she keeps them from this reader.</summary>
    public IReadOnlyList<string> Expertises { get; init; } = [];
}

/// <summary>The members who consented to stand here, in the order of their names: those at home in a region, who follow a theme, whose group bears a facet. What a member keeps from the reader does not make her be found.</summary>
[UseCase]
public sealed class ListPeople(Database database)
{
    public const int PageSize = 20;

    /// <param name="After">id of the last one shown; 0: the first page</param>
    public sealed record Query(Member Reader, Filter Filter, long After = 0, int Size = PageSize);

    private const string From = "members m left join organisations o on o.id = m.organisation_id left join member_profiles p on p.member_id = m.id";

    /// <summary>All of the filter but the region.</summary>
    private static readonly string Matches = $"""
        {Seen.Stands} and {Seen.Listed}
        and (not @hasTheme or ({Seen.Places} and exists (select 1 from member_themes f where f.member_id = m.id and f.theme_id = @theme)))
        and (not @hasFacet or exists (select 1 from organisation_facets w where w.organisation_id = m.organisation_id and w.facet_id = @facet))
        """;

    public async Task<Outcome<Found<FoundPerson>>> RunAsync(Query query, CancellationToken ct)
    {
        if (!query.Reader.IsSignedIn || query.Reader.IsGuest) return Refusal.NotAllowed;
        var patterns = NameKey.Patterns(query.Filter.Name);
        await using var db = await database.ReadAsync(ct);
        var where = Matches + Named(patterns);
        var rows = await db.ListAsync<FoundPerson>($"""
            select m.id, m.name, m.title, m.role, coalesce(o.id, 0) as organisation_id, coalesce(o.name, '') as organisation, m.region_id, m.picture
            from {From}
            where {where} and (not @hasRegion or m.region_id = @region)
                and (@After = 0 or (m.name_key, m.id) > (select last.name_key, last.id from members last where last.id = @After))
            order by m.name_key, m.id
            limit @take
            """, Args(query, patterns, new { query.After, take = query.Size + 1L }));
        if (query.After != 0 && rows.Count == 0) return Refusal.NotFound;
        var counts = await db.ListAsync<Counted>($"select m.region_id, count(*) as number from {From} where {where} group by m.region_id order by m.region_id", Args(query, patterns, null));
        var byRegion = counts.ToDictionary(c => c.RegionId, c => c.Number);
        var shown = rows.Take(query.Size).ToList();
        return new Found<FoundPerson>(
            await WithExpertisesAsync(db, query.Reader, shown), query.Filter.RegionId is { } region ? byRegion.GetValueOrDefault(region) : byRegion.Values.Sum(), byRegion,
            rows.Count > query.Size ? shown[^1].Id : null);
    }

    private sealed record Counted(long RegionId, long Number);

    private sealed record Expertise(long MemberId, string Label);

    /// <summary>Each word typed begins a word of her name; or all of them words of one thing she knows and shows to this reader.</summary>
    private static string Named(IReadOnlyList<string> patterns)
    {
        if (patterns.Count == 0) return "";
        string All(string column) => string.Join(" and ", patterns.Select((_, i) => $"{column} like @word{i} escape '!'"));
        return $" and (({All("m.name_key")}) or ({Seen.Expertises} and exists (select 1 from member_expertises e where e.member_id = m.id and {All("e.label_key")})))";
    }

    private static Args Args(Query query, IReadOnlyList<string> patterns, object? more)
    {
        var words = patterns.Select((pattern, i) => ($"word{i}", pattern)).ToDictionary(w => w.Item1, w => (object)w.pattern);
        return new(new Args(words, query.Filter.Values), Seen.Args(query.Reader, more));
    }

    private static async Task<IReadOnlyList<FoundPerson>> WithExpertisesAsync(Db db, Member reader, List<FoundPerson> people)
    {
        if (people.Count == 0) return people;
        var known = (await db.ListAsync<Expertise>($"""
            select e.member_id, e.label
            from member_expertises e join members m on m.id = e.member_id left join member_profiles p on p.member_id = m.id
            where m.id in @ids and {Seen.Expertises}
            order by e.member_id, e.position
            """, Seen.Args(reader, new { ids = people.Select(p => p.Id).ToArray() }))).ToLookup(e => e.MemberId, e => e.Label);
        return [.. people.Select(p => p with { Expertises = [.. known[p.Id]] })];
    }
}
