using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>All members, for coordinators: who has which role and where, found by name or e-mail, in the order of their names; guests of exchanges too, as accounts are managed here. Whoever was removed is not there.</summary>
[UseCase]
public sealed class ListMembers(Database database)
{
    public const int PageSize = 50;

    /// <summary>Longest words to look for, in UTF-16 units.</summary>
    public const int QueryMaxLength = 100;

    /// <param name="Organisation">empty where she has none</param>
    public sealed record Row(long Id, string Name, string Email, string Organisation, long RegionId, Role Role)
    {
        public IReadOnlyList<Scope> Scopes { get; init; } = [];
    }

    /// <param name="After">where the next page begins; null on the last one</param>
    public sealed record Page(IReadOnlyList<Row> Rows, long? After);

    private const string Columns = "m.id, m.name, m.email, coalesce(o.name, '') as organisation, m.region_id, m.role from members m left join organisations o on o.id = m.organisation_id";

    /// <param name="after">id of the last one shown; 0: the first page</param>
    public async Task<Outcome<Page>> RunAsync(Member by, string typed, long after, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        var patterns = NameKey.Patterns(typed);
        var words = patterns.Select((pattern, i) => ($"word{i}", pattern)).ToDictionary(w => w.Item1, w => (object)w.pattern);
        var byName = patterns.Count == 0 ? "true" : string.Join(" and ", patterns.Select((_, i) => $"m.name_key like @word{i} escape '!'"));
        await using var db = await database.ReadAsync(ct);
        var rows = await db.ListAsync<Row>($"""
            select {Columns}
            where m.removed_at is null and (({byName}) or m.email_key = @email)
                and (@after = 0 or (m.name_key, m.id) > (select last.name_key, last.id from members last where last.id = @after))
            order by m.name_key, m.id
            limit @take
            """, new Args(words, new { email = EmailAddress.Key(typed), after, take = PageSize + 1L }));
        return new Page([.. await WithScopesAsync(db, rows.Take(PageSize).ToList())], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>Null where there is no such member, or the asker is no coordinator.</summary>
    public async Task<Row?> FindAsync(Member by, long id, CancellationToken ct)
    {
        if (!Can.Administer(by)) return null;
        await using var db = await database.ReadAsync(ct);
        var rows = await db.ListAsync<Row>($"select {Columns} where m.removed_at is null and m.id = @id", new { id });
        return (await WithScopesAsync(db, [.. rows])).SingleOrDefault();
    }

    private sealed record Held(long MemberId, long? RegionId, long? ThemeId);

    private static async Task<IEnumerable<Row>> WithScopesAsync(Db db, List<Row> rows)
    {
        var held = rows.Count == 0 ? [] : await db.ListAsync<Held>("select member_id, region_id, theme_id from member_scopes where member_id in @ids order by member_id, region_id, theme_id", new { ids = rows.Select(r => r.Id).ToArray() });
        var scopes = held.ToLookup(h => h.MemberId, h => new Scope(h.RegionId, h.ThemeId));
        return rows.Select(r => r with { Scopes = [.. scopes[r.Id]] });
    }
}
