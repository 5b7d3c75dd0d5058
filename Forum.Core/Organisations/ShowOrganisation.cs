using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Organisations;

/// <summary>Somebody of a group, as its page names her.</summary>
public sealed record OrganisationMember(long Id, string Name, string Title, long RegionId, string Picture);

/// <summary>A group as members see it.</summary>
/// <param name="Following">the reader follows it</param>
public sealed record OrganisationPage(OrganisationHead Head, IReadOnlyList<Facet> Facets, IReadOnlyList<OrganisationMember> Members, bool Following);

/// <summary>Reads a group. 404 where there is none, or where the reader is not signed in.</summary>
[UseCase]
public sealed class ShowOrganisation(Database database)
{
    public async Task<Outcome<OrganisationPage>> RunAsync(Member reader, long id, CancellationToken ct)
    {
        if (!reader.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        if (await OrganisationHead.FindAsync(db, id, reader) is not { } head) return Refusal.NotFound;
        var members = await db.ListAsync<OrganisationMember>("""
            select m.id, m.name, m.title, m.region_id, m.picture from members m
            where m.organisation_id = @id and m.removed_at is null and m.suspended_at is null
            order by m.name collate fr, m.id
            """, new { id });
        var following = await db.OneAsync<bool>("select case when exists (select 1 from member_organisations where member_id = @reader and organisation_id = @id) then true else false end as following", new { id, reader = reader.Id });
        return new OrganisationPage(head, await FacetsAsync(db, id), members, following);
    }

    /// <summary>The address of the group that this one became; null where it became none.</summary>
    public async Task<string?> MovedToAsync(long id, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var target = await db.FindAsync<Target>("select n.id, n.name from organisations o join organisations n on n.id = o.merged_into where o.id = @id and n.merged_into is null", new { id });
        return target is null ? null : OrganisationHead.UrlOf(target.Id, target.Name);
    }

    private sealed record Target(long Id, string Name);

    internal static Task<List<Facet>> FacetsAsync(Db db, long id) => db.ListAsync<Facet>(
        $"select {Facet.Columns} from organisation_facets w join facets f on f.id = w.facet_id where w.organisation_id = @id order by f.position, f.id", new { id });
}
